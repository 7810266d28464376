using System.Text;

namespace CreditFunctions.EndToEnd.Tests.Refusals;

/// <summary>The sender of a request.</summary>
public enum Sender
{
    Anybody,

    /// <summary>With the function key.</summary>
    Bureau,

    /// <summary>With the token of draft <c>{draft}</c>.</summary>
    Applicant,

    /// <summary>In a browser, which sends the cookie with cross-site requests too.</summary>
    ApplicantInBrowser,

    /// <summary>With the token of application <c>{submitted}</c>.</summary>
    Submitter,

    /// <summary>A case officer who is signed in at the desk.</summary>
    CaseOfficer,

    /// <summary>An officer with every role of the desk.</summary>
    Chief,

    /// <summary>The same in a browser.</summary>
    ChiefInBrowser,
}

/// <summary>A refused request and its expected error.</summary>
/// <param name="Path">Names in braces, also in the body, are replaced by values of <see cref="RefusingApp"/> in this run: <c>{draft}</c>
/// by the id of a draft.</param>
/// <param name="Field">Path of the invalid field; null where the whole request is invalid.</param>
public sealed record BadRequest(string Name, string Method, string Path, int Status, string Code, string? Field = null)
{
    public string? Body { get; init; }

    public Encoding Encoding { get; init; } = Encoding.UTF8;

    public string ContentType { get; init; } = "application/json";

    public Sender Sender { get; init; }

    public string? IdempotencyKey { get; init; }

    public string? TaskCode { get; init; }

    /// <summary>Value returned in the form of a page; null where the response is JSON.</summary>
    public string? ComesBack { get; init; }

    public override string ToString() => Name;
}
