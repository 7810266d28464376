namespace CreditFunctions.Functions.Api;

internal enum ApiAccess
{
    Everybody,

    Applicant,

    /// <summary>By the link in the path; deciding needs the code from the mail as well.</summary>
    Link,

    Officer,

    Bureau,
}
