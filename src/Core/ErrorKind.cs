namespace CreditFunctions.Core;

/// <summary>The kind of an error; it alone determines the HTTP status.</summary>
public enum ErrorKind
{
    /// <summary>400: the request cannot be parsed.</summary>
    Malformed,

    /// <summary>401: nobody is signed in, or the link is missing.</summary>
    Unauthenticated,

    /// <summary>403: this person may not do it.</summary>
    Forbidden,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>409: not possible in the current state.</summary>
    Conflict,

    /// <summary>410: no longer possible.</summary>
    Gone,

    /// <summary>413.</summary>
    TooLarge,

    /// <summary>415.</summary>
    UnsupportedType,

    /// <summary>422: well-formed, but invalid.</summary>
    Invalid,

    /// <summary>429: too many requests or attempts.</summary>
    TooMany,

    /// <summary>503: a dependency does not respond; the same request may succeed later.</summary>
    Unavailable,
}
