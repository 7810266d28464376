using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;

namespace CreditFunctions.Pages.Cases;

/// <summary>What one investigator proposes and the other one confirms.</summary>
public sealed record ProposalPart
{
    /// <summary>What waits for the other investigator; null where nothing does.</summary>
    public CaseProposed? Proposed { get; init; }

    /// <summary>Its measures, as a letter names them.</summary>
    public ImmutableArray<LetterMeasure> Measures { get; init; } = [];

    /// <summary>Why the other investigator did not confirm the proposal before.</summary>
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
