using System.Collections.Immutable;
using CreditFunctions.Core.Cases;

namespace CreditFunctions.Pages.Cases;

/// <summary>陈述申辩</summary>
public sealed record DefencePart
{
    public ImmutableArray<CaseFile> Files { get; init; } = [];

    /// <summary>Entered from paper; waits for confirmation.</summary>
    public PaperDefence? Paper { get; init; }

    public ImmutableArray<CaseFile> PaperFiles { get; init; } = [];

    public bool MayEnter { get; init; }

    public static DefencePart Of(CaseReading reading)
    {
        var integrityCase = reading.Case;
        var paper = PaperDefencePolicy.IsPending(integrityCase) ? integrityCase.Notice!.Paper : null;
        return new DefencePart
        {
            Files = reading.Files(integrityCase.Notice?.Defence?.DocumentIds ?? []),
            Paper = paper,
            PaperFiles = reading.Files(paper?.Defence.DocumentIds ?? []),
            MayEnter = reading.May(CaseAct.EnterDefence),
        };
    }
}
