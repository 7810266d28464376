using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Cases;

/// <summary>听证</summary>
public sealed record HearingPart
{
    public ImmutableArray<CaseFile> Files { get; init; } = [];

    public bool MayEnter { get; init; }

    /// <summary>Whether the reader may postpone the hearing.</summary>
    public bool MayPutOff { get; init; }

    public ImmutableArray<Choice> Chairs { get; init; } = [];

    /// <summary>Notice period before the hearing in days, by the rules of the case.</summary>
    public int NoticeDays { get; init; }

    public static HearingPart Of(CaseReading reading)
    {
        var integrityCase = reading.Case;
        var hearing = integrityCase.Notice?.Hearing;
        return new HearingPart
        {
            Files = reading.Files(hearing?.Request.DocumentId, hearing?.Record?.DocumentId),
            MayEnter = reading.May(CaseAct.EnterHearingRequest),
            MayPutOff = CaseActPolicy.NextOf(integrityCase) != CaseAct.ArrangeHearing && reading.May(CaseAct.ArrangeHearing),
            Chairs =
                integrityCase.State == CaseState.HearingPending
                    ? [.. HearingPolicy.ChairsFor(integrityCase, reading.Directory).Select(each => new Choice(each.Id, each.Name))]
                    : [],
            NoticeDays = reading.Rules?.CaseClock.Value.HearingNoticeDays ?? 0,
        };
    }
}
