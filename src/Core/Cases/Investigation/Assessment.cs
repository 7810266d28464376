using System.Collections.Immutable;

namespace CreditFunctions.Core.Cases;

/// <summary>An expert of an academic assessment; never named in letters or on the party's pages.</summary>
public sealed record AssessmentExpert(string Name, string Unit);

/// <summary>学术评议: the experts' conclusion.</summary>
/// <param name="DocumentId">Scan of the signed conclusion.</param>
public sealed record AcademicAssessment(ImmutableArray<AssessmentExpert> Experts, string Conclusion, DateOnly HeldOn, string DocumentId);

/// <summary>A request for an academic assessment and its result.</summary>
public sealed record CaseAssessment(AssessmentAsked Asked)
{
    /// <summary>Entered by one investigator; valid once the other one confirms it.</summary>
    public AssessmentEntered? Entered { get; init; }

    public SeatedOfficer? ConfirmedBy { get; init; }

    /// <summary>The last rejected entry with the reason; null where there is none, or a later entry replaced it.</summary>
    public AssessmentRejected? Rejection { get; init; }

    /// <summary>Removes the acts of a recused officer: they are repeated.</summary>
    internal CaseAssessment Without(SeatedOfficer recused) =>
        Entered?.Investigator.IsSamePerson(recused) == true ? this with { Entered = null, ConfirmedBy = null }
        : ConfirmedBy?.IsSamePerson(recused) == true ? this with { ConfirmedBy = null }
        : this;
}

/// <summary>An investigator found that the question is academic.</summary>
public sealed record AssessmentAsked(SeatedOfficer Investigator, string Reason, DateTimeOffset At) : Fact;

/// <summary>The other investigator found that no assessment is needed.</summary>
public sealed record AssessmentWithdrawn(SeatedOfficer Investigator, string Reason, DateTimeOffset At) : Fact;

/// <summary>One investigator entered the experts' conclusion.</summary>
public sealed record AssessmentEntered(AcademicAssessment Assessment, SeatedOfficer Investigator, DateTimeOffset At) : Fact;

/// <summary>The other investigator confirmed the entry against the scan: it is valid.</summary>
public sealed record AssessmentConfirmed(SeatedOfficer Investigator, DateTimeOffset At) : Fact;

/// <summary>The other investigator found a difference; it is entered again.</summary>
/// <param name="Assessment">The rejected entry.</param>
public sealed record AssessmentRejected(AcademicAssessment Assessment, SeatedOfficer Investigator, string Reason, DateTimeOffset At) : Fact;

/// <summary>Form of an academic assessment, as received.</summary>
public sealed record AssessmentForm
{
    /// <summary>One expert per line: name and unit.</summary>
    public string? Experts { get; init; }

    public string? Conclusion { get; init; }

    public DateOnly? HeldOn { get; init; }

    /// <summary>Whether each expert declared no interest in the case.</summary>
    public bool ConflictsAreExcluded { get; init; }

    public string? DocumentId { get; init; }
}
