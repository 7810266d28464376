using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.SignIn;

namespace CreditFunctions.Functions.Cases;

/// <summary>An officer's form for an act of a case, with the context of its decision.</summary>
/// <param name="Numbers">Of the letters that the act signs; provisional in a dry run.</param>
public sealed record CaseSubmission(
    DeskPost Post,
    ActContext Context,
    StaffDirectory Directory,
    ImmutableDictionary<LetterSeries, LetterNumber> Numbers
)
{
    public ImmutableArray<string> DocumentIds { get; init; } = [];

    /// <summary>Null if no file was sent.</summary>
    public string? DocumentId => DocumentIds.FirstOrDefault();

    public Officer Officer => Post.Officer;

    public SeatedOfficer In(CaseSeat seat) => SeatedOfficer.Of(seat, Officer);
}
