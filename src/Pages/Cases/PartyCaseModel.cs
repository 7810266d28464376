using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Letters;

namespace CreditFunctions.Pages.Cases;

/// <summary>A case for its party.</summary>
/// <param name="Number">案号</param>
/// <param name="Identifier">Unit code, or the masked number of a person.</param>
public sealed record PartyCaseModel(string Number, string Party, string Identifier, CaseState State) : IModelOf<PartyCasePage>, IMayBeDrill
{
    public bool IsDrill { get; init; }

    public ImmutableArray<LetterView> Letters { get; init; } = [];

    /// <summary>Without a leading slash; null where no statement and defence is possible.</summary>
    public string? DefenceAction { get; init; }

    /// <summary>Exclusive; null before the notice is served.</summary>
    public DateTimeOffset? DefenceUntil { get; init; }

    /// <summary>Null where the party gave none.</summary>
    public Defence? Defence { get; init; }

    public ImmutableArray<string> DefenceFiles { get; init; } = [];

    /// <summary>Empty before the decision is served.</summary>
    public ImmutableArray<RemedyDeadline> Remedies { get; init; } = [];

    /// <summary>The listing that the decision led to; null before it takes effect.</summary>
    public Listing? Listing { get; init; }

    /// <summary>Without a leading slash; null where no request is possible.</summary>
    public string? ReexaminationAction { get; init; }

    /// <summary>Null where the party requested none.</summary>
    public Reexamination? Reexamination { get; init; }

    /// <summary>Without a leading slash; null where no request is possible.</summary>
    public string? HearingAction { get; init; }

    /// <summary>Exclusive; null where no hearing can be requested.</summary>
    public DateTimeOffset? HearingUntil { get; init; }

    /// <summary>听证; null where the party requested none.</summary>
    public CaseHearing? Hearing { get; init; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<AppealNotice> Appeals { get; init; } = [];

    /// <summary>They name the measures of a changed decision.</summary>
    public ImmutableArray<CaseMeasure> Measures { get; init; } = [];

    /// <summary>Without a leading slash; null where no request is possible.</summary>
    public string? RecusalAction { get; init; }

    public ImmutableArray<CaseSeatChoice> Recusable { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public ImmutableArray<CaseRecusalRow> Recusals { get; init; } = [];

    /// <summary>Without a leading slash; null where no application is possible.</summary>
    public string? RepairAction { get; init; }

    /// <summary>Without a leading slash; null where no objection is possible.</summary>
    public string? ObjectionAction { get; init; }

    public FormState Form { get; init; } = FormState.Empty;
}
