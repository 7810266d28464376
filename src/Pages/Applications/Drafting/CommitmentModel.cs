using CreditFunctions.Core.Applications;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Applications.Drafting;

/// <summary>信用承诺书 of one party: the whole text, what was signed, and the form to sign it.</summary>
/// <param name="ApplicationHref">Where the application is, without a leading slash.</param>
public sealed record CommitmentModel(string ApplicationTitle, string ApplicationHref, string Party, PartyRole Role) : IModelOf<CommitmentPage>
{
    public required string Text { get; init; }

    public required string TextVersion { get; init; }

    /// <summary>Of the text in UTF-8, lower-case hexadecimal.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>What was signed last; null where nothing was.</summary>
    public Commitment? Signed { get; init; }

    /// <summary>Where it is signed, without a leading slash; null where it cannot be now.</summary>
    public string? Action { get; init; }

    public FormState State { get; init; } = FormState.Empty;

    public string? AntiForgeryToken { get; init; }
}
