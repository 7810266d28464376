using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Letters;

/// <summary>The result of a request for re-examination.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReexaminationOutcome>))]
public enum ReexaminationOutcome
{
    /// <summary>不予受理</summary>
    Refused,

    /// <summary>维持</summary>
    Upheld,

    /// <summary>撤销</summary>
    Reversed,
}

/// <summary>复查决定书, or 不予受理复查告知书.</summary>
/// <param name="DecisionNumber">The decision that is re-examined.</param>
public sealed record ReexaminationLetter(
    LetterNumber Number,
    LetterNumber CaseNumber,
    Addressee Addressee,
    LetterContact Contact,
    DateOnly Date,
    LetterNumber DecisionNumber,
    ReexaminationOutcome Outcome,
    string Reasons
) : CaseLetter(Number, CaseNumber, Addressee, Contact, Date)
{
    /// <summary>申诉: term to appeal to the superior from service; null where the decision was reversed.</summary>
    public int? AppealWorkingDays { get; init; }

    [JsonIgnore]
    public override string TitleKey =>
        Outcome == ReexaminationOutcome.Refused ? $"{nameof(ReexaminationLetter)}Refused" : nameof(ReexaminationLetter);
}
