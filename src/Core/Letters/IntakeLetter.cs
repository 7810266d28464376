using System.Text.Json.Serialization;
using CreditFunctions.Core.Cases;

namespace CreditFunctions.Core.Letters;

/// <summary>The facts of a suspicion for a unit or another authority.</summary>
/// <param name="Identifier">A unit's code, or the masked number of a person.</param>
public sealed record LetterSuspicion(string Party, string Identifier, string Suspicion);

/// <summary>受理告知书, 不予受理告知书 to the reporter; 转办函 to a unit; 移送函 to another authority.</summary>
/// <param name="Addressee">The unit, the authority, or <see cref="Reporter"/>, whom no letter names.</param>
/// <param name="Reason">Result of the preliminary check.</param>
/// <param name="Until">End of the unit's term.</param>
/// <param name="About">For a unit or another authority; null for the reporter, who knows it.</param>
public sealed record IntakeLetter(
    LetterNumber Number,
    LetterNumber CaseNumber,
    Addressee Addressee,
    LetterContact Contact,
    DateOnly Date,
    IntakeChoice Choice,
    Misconduct Suspected,
    string Reason,
    DateOnly? Until,
    LetterSuspicion? About
) : CaseLetter(Number, CaseNumber, Addressee, Contact, Date)
{
    [JsonIgnore]
    public override string TitleKey => $"{nameof(IntakeLetter)}{Choice}";

    /// <summary>The anonymous addressee for reporters.</summary>
    public static Addressee Reporter { get; } = new("举报人", "");
}
