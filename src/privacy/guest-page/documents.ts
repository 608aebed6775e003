/** The portal's operations, letter by letter: a safelist lets them through. */
export const requestDocument = `query GuestRequest($token: String!) {
  guestRequest(token: $token) {
    __typename
    id
    reference
    right
    state
    statusText
    note
    question {
      kind
      text
      answerBy
      attemptsLeft
    }
    actions {
      action
      allowed
      whyNot
    }
    decision {
      outcome
      late
      reason
      evidence
      parts {
        subject
        reason
        law
        until
      }
      remedies
    }
    deadline {
      explanation
    }
    timeline {
      id
      at
      kind
      state
      actor
      note
    }
    receipts {
      kind
      issuedAt
      signed
    }
    ... on AccessRequest {
      package {
        ...CopyOfGuest
      }
    }
    ... on PortabilityRequest {
      package {
        ...CopyOfGuest
      }
    }
    ... on RestrictionRequest {
      restriction {
        since
        liftsOn
        liftReason
        liftedAt
      }
    }
  }
  dataCategories {
    code
    title
    fields {
      name
      description
    }
  }
  processingPurposes {
    code
    title
  }
}

fragment CopyOfGuest on DataPackage {
  expiresAt
  downloadUrl
  downloadBlockedBy
}`;

/** What a guest does with the request, by the names of the forms on the page. */
export const stepDocuments = {
  answer: documentOf('AnswerRightsRequest'),
  message: documentOf('SendRequestMessage'),
  withdraw: documentOf('WithdrawRightsRequest'),
  renew: documentOf('ResendRequestCode'),
};

function documentOf(name: string): string {
  return `mutation ${name}($input: ${name}Input!) {
  ${name[0]!.toLowerCase()}${name.slice(1)}(input: $input) {
    request {
      id
      state
      version
      statusText
      dueAt
      canWithdraw
      actions {
        action
        allowed
        whyNot
      }
    }
    userErrors {
      code
      path
      message
      retryAt
      attemptsLeft
    }
  }
}`;
}
