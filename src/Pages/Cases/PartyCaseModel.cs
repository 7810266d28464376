using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Cases;

/// <summary>A case for the party that it is about.</summary>
/// <param name="Number">案号</param>
/// <param name="Identifier">A unit's code, or a person's number under the one mask.</param>
public sealed record PartyCaseModel(string Number, string Party, string Identifier, CaseState State) : IModelOf<PartyCasePage>, IMayBeDrill
{
    public bool IsDrill { get; init; }

    public ImmutableArray<LetterView> Letters { get; init; } = [];

    /// <summary>Where the statement and defence is posted, without a leading slash; null where none can be given.</summary>
    public string? DefenceAction { get; init; }

    /// <summary>The first instant that is too late; null before the notice is served.</summary>
    public DateTimeOffset? DefenceUntil { get; init; }

    /// <summary>What the party said; null where it has said nothing.</summary>
    public Defence? Defence { get; init; }

    /// <summary>Names of the files that it sent with it.</summary>
    public ImmutableArray<string> DefenceFiles { get; init; } = [];

    /// <summary>How the decision can be contested, and until when; empty before its service.</summary>
    public ImmutableArray<RemedyDeadline> Remedies { get; init; } = [];

    /// <summary>The listing that the decision led to; null where there is none in effect or past.</summary>
    public Listing? Listing { get; init; }

    /// <summary>Where the request for re-examination is posted, without a leading slash; null where none is possible now.</summary>
    public string? ReexaminationAction { get; init; }

    /// <summary>What the party has asked for; null where it has not.</summary>
    public Reexamination? Reexamination { get; init; }

    /// <summary>Where a request for a hearing is posted, without a leading slash; null where none is possible now.</summary>
    public string? HearingAction { get; init; }

    /// <summary>The first instant that is too late for it; null where none is granted.</summary>
    public DateTimeOffset? HearingUntil { get; init; }

    /// <summary>听证; null where the party did not ask for it.</summary>
    public CaseHearing? Hearing { get; init; }

    /// <summary>What the superior told of an appeal, oldest first.</summary>
    public ImmutableArray<AppealNotice> Appeals { get; init; } = [];

    /// <summary>Where a request for a recusal is posted, without a leading slash; null where none is possible now.</summary>
    public string? RecusalAction { get; init; }

    /// <summary>Who handles the case and can be recused.</summary>
    public ImmutableArray<CaseSeatChoice> Recusable { get; init; } = [];

    /// <summary>What became of requests for recusals, oldest first.</summary>
    public ImmutableArray<CaseRecusalRow> Recusals { get; init; } = [];

    /// <summary>Where the application for repair is posted, without a leading slash; null where none is possible now.</summary>
    public string? RepairAction { get; init; }

    /// <summary>Where an objection to the listing is posted, without a leading slash; null where none is possible now.</summary>
    public string? ObjectionAction { get; init; }

    public FormState Form { get; init; } = FormState.Empty;
}
