namespace CreditFunctions.Functions.Api;

/// <summary>Who may call an operation.</summary>
internal enum ApiAccess
{
    Everybody,

    /// <summary>Whoever holds the application's access token, as a bearer token or in its cookie.</summary>
    Applicant,

    /// <summary>Whoever holds the link in the path; deciding needs the code from the mail as well.</summary>
    Link,

    /// <summary>An officer who is signed in and has a role for it.</summary>
    Officer,

    /// <summary>A program of the bureau, by the function key.</summary>
    Bureau,
}
