using CreditFunctions.Core.Letters;

namespace CreditFunctions.Pages.Cases;

/// <summary>A letter as signed, for reading and printing.</summary>
/// <param name="Back">Path of the previous page, without a leading slash.</param>
public sealed record LetterModel(Letter Letter, string Back) : IModelOf<LetterPage>, IMayBeDrill
{
    public bool IsDrill { get; init; }

    /// <summary>Address at which the party reads the case and responds, printed for addressees without a mail address.</summary>
    public string? PartyAddress { get; init; }
}
