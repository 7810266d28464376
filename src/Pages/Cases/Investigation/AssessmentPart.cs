using System.Collections.Immutable;
using CreditFunctions.Core.Cases;

namespace CreditFunctions.Pages.Cases;

/// <summary>学术评议</summary>
public sealed record AssessmentPart
{
    /// <summary>Null where none was requested.</summary>
    public CaseAssessment? Assessment { get; init; }

    public ImmutableArray<CaseFile> Files { get; init; } = [];

    /// <summary>Minimum number of experts, by the rules of the case.</summary>
    public int LeastExperts { get; init; }

    public bool MayAsk { get; init; }

    public bool MayWithdraw { get; init; }

    public static AssessmentPart Of(CaseReading reading) =>
        new()
        {
            Assessment = reading.Case.Assessment,
            Files = reading.Files(reading.Case.Assessment?.Entered?.Assessment.DocumentId),
            LeastExperts = reading.Rules?.CaseClock.Value.AssessmentExperts ?? 0,
            MayAsk = reading.May(CaseAct.AskAssessment),
            MayWithdraw = reading.May(CaseAct.WithdrawAssessment),
        };
}
