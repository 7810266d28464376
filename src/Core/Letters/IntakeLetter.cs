using System.Text.Json.Serialization;
using CreditFunctions.Core.Cases;

namespace CreditFunctions.Core.Letters;

/// <summary>What a unit or another authority has to know of a suspicion.</summary>
/// <param name="Identifier">A unit's code, or the masked number of a person.</param>
public sealed record LetterSuspicion(string Party, string Identifier, string Suspicion);

/// <summary>
/// 受理告知书, 不予受理告知书 to whoever reported; 转办函 to a unit; 移送函 to another authority.
/// </summary>
/// <param name="Addressee">The unit, the authority, or <see cref="Reporter"/>, whom no letter names.</param>
/// <param name="Reason">What the preliminary check found.</param>
/// <param name="Until">Until when a unit reports.</param>
/// <param name="About">For a unit or another authority; null for whoever reported, who knows it.</param>
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
) : Letter(Number, CaseNumber, Addressee, Contact, Date)
{
    [JsonIgnore]
    public override string TitleKey => $"{nameof(IntakeLetter)}{Choice}";

    /// <summary>Whoever reported.</summary>
    public static Addressee Reporter { get; } = new("举报人", "");
}
