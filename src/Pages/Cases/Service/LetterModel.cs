using CreditFunctions.Core.Letters;

namespace CreditFunctions.Pages.Cases;

/// <summary>A letter as it was signed, to read and to print.</summary>
/// <param name="Back">Path of the page that it was opened from, without a leading slash.</param>
public sealed record LetterModel(Letter Letter, string Back) : IModelOf<LetterPage>, IMayBeDrill
{
    public bool IsDrill { get; init; }

    /// <summary>Where the party reads the case and answers, printed for whoever has no mailbox; null for others.</summary>
    public string? PartyAddress { get; init; }
}
