using System.Collections.Immutable;

namespace CreditFunctions.Core.Cases;

/// <summary>Who assessed a scholarly question; no letter and no page of the party names them.</summary>
public sealed record AssessmentExpert(string Name, string Unit);

/// <summary>学术评议: what experts concluded.</summary>
/// <param name="DocumentId">The scan that they signed.</param>
public sealed record AcademicAssessment(ImmutableArray<AssessmentExpert> Experts, string Conclusion, DateOnly HeldOn, string DocumentId);

/// <summary>A request for an academic assessment, and what came of it.</summary>
public sealed record CaseAssessment(AssessmentAsked Asked)
{
    /// <summary>What one investigator entered; it counts once the other one confirms it.</summary>
    public AssessmentEntered? Entered { get; init; }

    /// <summary>Null until then.</summary>
    public SeatedOfficer? ConfirmedBy { get; init; }

    /// <summary>What the other investigator did not confirm before, and why; null where that did not happen, or was overcome.</summary>
    public AssessmentRejected? Rejection { get; init; }

    /// <summary>Without what somebody did who is recused: it is entered or confirmed anew.</summary>
    internal CaseAssessment Without(SeatedOfficer recused) =>
        Entered?.Investigator.IsSamePerson(recused) == true ? this with { Entered = null, ConfirmedBy = null }
        : ConfirmedBy?.IsSamePerson(recused) == true ? this with { ConfirmedBy = null }
        : this;
}

/// <summary>An investigator found that the question is scholarly.</summary>
public sealed record AssessmentAsked(SeatedOfficer Investigator, string Reason, DateTimeOffset At) : Fact;

/// <summary>The other investigator found that it is not.</summary>
public sealed record AssessmentWithdrawn(SeatedOfficer Investigator, string Reason, DateTimeOffset At) : Fact;

/// <summary>One investigator entered what the experts concluded.</summary>
public sealed record AssessmentEntered(AcademicAssessment Assessment, SeatedOfficer Investigator, DateTimeOffset At) : Fact;

/// <summary>The other one compared it with the scan: it counts.</summary>
public sealed record AssessmentConfirmed(SeatedOfficer Investigator, DateTimeOffset At) : Fact;

/// <summary>The other one found a difference: it is entered again.</summary>
/// <param name="Assessment">What was entered.</param>
public sealed record AssessmentRejected(AcademicAssessment Assessment, SeatedOfficer Investigator, string Reason, DateTimeOffset At) : Fact;

/// <summary>What an investigator enters about an assessment, as received.</summary>
public sealed record AssessmentForm
{
    /// <summary>One expert a line: name and unit.</summary>
    public string? Experts { get; init; }

    public string? Conclusion { get; init; }

    public DateOnly? HeldOn { get; init; }

    /// <summary>Whether each of them declared that they have no interest in the case.</summary>
    public bool ConflictsAreExcluded { get; init; }

    public string? DocumentId { get; init; }
}
