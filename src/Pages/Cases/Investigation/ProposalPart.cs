using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;

namespace CreditFunctions.Pages.Cases;

/// <summary>A proposal of one investigator, which the other one confirms.</summary>
public sealed record ProposalPart
{
    /// <summary>Null where no proposal waits.</summary>
    public CaseProposed? Proposed { get; init; }

    /// <summary>In the wording of a letter.</summary>
    public ImmutableArray<LetterMeasure> Measures { get; init; } = [];

    /// <summary>Why the other investigator rejected the earlier proposal.</summary>
    public string? Disagreement { get; init; }

    public static ProposalPart Of(CaseReading reading)
    {
        var integrityCase = reading.Case;
        return new ProposalPart
        {
            Proposed = integrityCase.State == CaseState.ProposalPending ? integrityCase.Proposed : null,
            Measures =
                reading.Rules is { } rules && integrityCase.Proposed?.Proposal is { } proposal
                    ? MeasurePolicy.NamesOf(proposal.Measures, rules)
                    : [],
            Disagreement = integrityCase.Disagreement?.Reason,
        };
    }
}
