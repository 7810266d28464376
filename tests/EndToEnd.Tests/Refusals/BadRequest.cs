using System.Text;

namespace CreditFunctions.EndToEnd.Tests.Refusals;

/// <summary>Who sends a request.</summary>
public enum Sender
{
    Anybody,

    /// <summary>With the function key.</summary>
    Bureau,

    /// <summary>With the token of the draft that <c>{draft}</c> stands for.</summary>
    Applicant,

    /// <summary>The same in a browser, which sends the cookie whoever made it do so.</summary>
    ApplicantInBrowser,

    /// <summary>With the token of the application that <c>{submitted}</c> stands for.</summary>
    Submitter,

    /// <summary>A case officer who is signed in at the desk.</summary>
    CaseOfficer,

    /// <summary>An officer with every role of the desk.</summary>
    Chief,

    /// <summary>The same in a browser.</summary>
    ChiefInBrowser,
}

/// <summary>A request that is refused, and what the refusal says.</summary>
/// <param name="Path">
/// Names in braces, in the body too, stand for what <see cref="RefusingApp"/> has made in this run: <c>{draft}</c> for the id of a draft.
/// </param>
/// <param name="Field">Path of the field at fault; null where the whole request is.</param>
public sealed record BadRequest(string Name, string Method, string Path, int Status, string Code, string? Field = null)
{
    public string? Body { get; init; }

    public Encoding Encoding { get; init; } = Encoding.UTF8;

    public string ContentType { get; init; } = "application/json";

    public Sender Sender { get; init; }

    public string? IdempotencyKey { get; init; }

    public string? TaskCode { get; init; }

    /// <summary>What was typed, where the form comes back with it as a page; null where JSON answers.</summary>
    public string? ComesBack { get; init; }

    public override string ToString() => Name;
}
