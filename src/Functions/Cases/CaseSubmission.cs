using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.SignIn;

namespace CreditFunctions.Functions.Cases;

/// <summary>What an officer sent for an act of a case, with all that it is judged by.</summary>
/// <param name="Numbers">Of the letters that the act signs; provisional while it is only tried.</param>
public sealed record CaseSubmission(
    DeskPost Post,
    ActContext Context,
    StaffDirectory Directory,
    ImmutableDictionary<LetterSeries, LetterNumber> Numbers
)
{
    /// <summary>The files that belong to the act.</summary>
    public ImmutableArray<string> DocumentIds { get; init; } = [];

    /// <summary>The first of them; null where none was sent.</summary>
    public string? DocumentId => DocumentIds.FirstOrDefault();

    public Officer Officer => Post.Officer;

    /// <summary>The officer in a seat of the case.</summary>
    public SeatedOfficer In(CaseSeat seat) => SeatedOfficer.Of(seat, Officer);
}
