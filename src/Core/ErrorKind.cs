namespace CreditFunctions.Core;

/// <summary>What kind of refusal an error is. It alone determines the HTTP status.</summary>
public enum ErrorKind
{
    /// <summary>400: the request cannot be read.</summary>
    Malformed,

    /// <summary>401: nobody is signed in, or the link is missing.</summary>
    Unauthenticated,

    /// <summary>403: this person may not do it.</summary>
    Forbidden,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>409: not possible in the present state.</summary>
    Conflict,

    /// <summary>410: it was possible once.</summary>
    Gone,

    /// <summary>413.</summary>
    TooLarge,

    /// <summary>415.</summary>
    UnsupportedType,

    /// <summary>422: readable, but wrong.</summary>
    Invalid,

    /// <summary>429: too many requests or tries.</summary>
    TooMany,

    /// <summary>503: a dependency does not answer; the same request may succeed later.</summary>
    Unavailable,
}
