using System.Collections.Immutable;

namespace CreditFunctions.Core.Rules;

/// <summary>How long a ban of a severity may be.</summary>
/// <param name="MaximumMonths">Null: it may be permanent.</param>
public sealed record BanLimits(Severity Severity, int MinimumMonths, int? MaximumMonths)
{
    /// <summary>Whether a term is within the limits.</summary>
    /// <param name="months">Null: permanent.</param>
    public bool Allow(int? months) => months is { } count ? count >= MinimumMonths && !(count > MaximumMonths) : MaximumMonths is null;
}

/// <summary>Of a publication class, counted from the determining document: the earliest repair and the automatic end.</summary>
/// <param name="MinimumMonths">0: repair as soon as the party has performed.</param>
public sealed record ListingWindow(PublicationClass Class, int MinimumMonths, int MaximumMonths);

/// <summary>简易程序: what the leader in charge may decide after legal review by another person.</summary>
/// <param name="MaximumSeverity">Up to it, where the facts are admitted or documentary.</param>
/// <param name="IncludesUnfounded">Whether that includes that a suspicion is unfounded.</param>
public sealed record SimplifiedProcedure(Severity MaximumSeverity, bool IncludesUnfounded);

/// <summary>
/// What allows an entry in a list of serious dishonesty: the list that a law or policy document creates, its article, and who may decide.
/// </summary>
/// <param name="Id">Lower-case letters and hyphens.</param>
/// <param name="List">Name of the list.</param>
/// <param name="Authority">Who may enter somebody, as the article says it.</param>
/// <param name="BanMonths">What follows for the bureau's own projects; null where nothing does.</param>
public sealed record SeriousBasis(string Id, string List, string Authority, LegalBasis Basis, int? BanMonths)
{
    /// <summary>Whether that reaches the responsible persons whom the entry of a unit names.</summary>
    public bool BansResponsiblePersons { get; init; }
}

/// <summary>Terms of a case (科研失信行为调查处理规则, 2022).</summary>
/// <param name="IntakeWorkingDays">Until the intake is decided, the preliminary check included.</param>
/// <param name="InvestigationMonths">From the intake to the proposal.</param>
/// <param name="ExtensionMonths">By how much that is extended, once.</param>
/// <param name="InvestigationReminderWorkingDays">How long before its end the investigators are reminded.</param>
/// <param name="AssessmentExperts">How many experts assess a scholarly question, at least.</param>
/// <param name="HearingRequestWorkingDays">For a hearing, from the service of the notice (Administrative Penalty Law, art. 64).</param>
/// <param name="HearingNoticeDays">How long before the hearing its notice is served, at least.</param>
/// <param name="ReexaminationRequestWorkingDays">For whoever reported, from the service on the party; the party's own stands with its
/// measures.</param>
/// <param name="ReexaminationIntakeWorkingDays">Until a request for re-examination is accepted or refused.</param>
/// <param name="ReexaminationWorkingDays">From its acceptance to its decision.</param>
/// <param name="AppealWorkingDays">For an appeal to the superior, from the service of what the re-examination came to.</param>
public sealed record CaseClock(
    int IntakeWorkingDays,
    int InvestigationMonths,
    int ExtensionMonths,
    int InvestigationReminderWorkingDays,
    int AssessmentExperts,
    int HearingRequestWorkingDays,
    int HearingNoticeDays,
    int ReexaminationRequestWorkingDays,
    int ReexaminationIntakeWorkingDays,
    int ReexaminationWorkingDays,
    int AppealWorkingDays
);

/// <summary>How many experts one assessment names.</summary>
public static class AssessmentLimits
{
    public const int MaxExperts = 50;
}

/// <summary>Terms of credit repair, in working days from the application.</summary>
/// <param name="Intake">受理: accepted or refused.</param>
public sealed record RepairTerms(int Intake, int Decision);

/// <summary>Which values of the rules about cases a rule file may hold.</summary>
internal static class CaseRuleLimits
{
    private const int MaxMonths = 1200;

    internal static bool Accept(ImmutableArray<Measure> measures) =>
        !measures.IsDefaultOrEmpty && measures.All(Accepts) && measures.DistinctBy(measure => measure.Id).Count() == measures.Length;

    internal static bool Accept(ImmutableArray<BanLimits> limits) =>
        !limits.IsDefaultOrEmpty
        && limits.DistinctBy(each => each.Severity).Count() == limits.Length
        && limits.All(each =>
            each.MinimumMonths >= 1 && (each.MaximumMonths is not { } most || (most >= each.MinimumMonths && most <= MaxMonths))
        );

    internal static bool Accept(ImmutableArray<ListingWindow> windows) =>
        !windows.IsDefault
        && Enum.GetValues<PublicationClass>().SequenceEqual(windows.Select(window => window.Class))
        && windows.All(window =>
            window.MinimumMonths >= 0 && window.MaximumMonths > window.MinimumMonths && window.MaximumMonths <= MaxMonths
        );

    // No list rests on the bureau's own measures (国办发〔2020〕49号).
    internal static bool Accept(ImmutableArray<SeriousBasis> bases) =>
        !bases.IsDefault
        && bases.DistinctBy(each => each.Id).Count() == bases.Length
        && bases.All(each =>
            IsId(each.Id)
            && !string.IsNullOrWhiteSpace(each.List)
            && !string.IsNullOrWhiteSpace(each.Authority)
            && each.Basis is { Rank: not BasisRank.BureauMeasure } basis
            && !string.IsNullOrWhiteSpace(basis.Title)
            && !string.IsNullOrWhiteSpace(basis.Article)
            && each.BanMonths is null or (>= 1 and <= MaxMonths)
        );

    internal static bool Accept(CaseClock clock) =>
        IsDays(clock.IntakeWorkingDays)
        && clock.InvestigationMonths is >= 1 and <= 24
        && clock.ExtensionMonths is >= 1 and <= 24
        && IsDays(clock.InvestigationReminderWorkingDays)
        && IsDays(clock.HearingRequestWorkingDays)
        && IsDays(clock.HearingNoticeDays)
        && clock.AssessmentExperts is >= 1 and <= AssessmentLimits.MaxExperts
        && IsDays(clock.ReexaminationRequestWorkingDays)
        && IsDays(clock.ReexaminationIntakeWorkingDays)
        && IsDays(clock.ReexaminationWorkingDays)
        && IsDays(clock.AppealWorkingDays);

    private static bool IsDays(int days) => days is >= 1 and <= 365;

    internal static bool IsTerm(int months) => months is >= 1 and <= MaxMonths;

    // A city measure creates no penalty (Administrative Penalty Law, arts 10 to 16).
    private static bool Accepts(Measure measure) =>
        IsId(measure.Id)
        && !string.IsNullOrWhiteSpace(measure.Name)
        && !string.IsNullOrWhiteSpace(measure.Authority)
        && !measure.Severities.IsDefaultOrEmpty
        && measure.Severities.Distinct().Count() == measure.Severities.Length
        && !measure.Basis.IsDefaultOrEmpty
        && measure.Basis.All(each => !string.IsNullOrWhiteSpace(each.Title) && !string.IsNullOrWhiteSpace(each.Article))
        && (measure.Nature != MeasureNature.Penalty || measure.Basis.Any(each => each.Rank != BasisRank.BureauMeasure))
        && !measure.Remedies.IsDefaultOrEmpty;

    private static bool IsId(string id) =>
        id.Length is >= 2 and <= 40 && id.All(character => char.IsAsciiLetterLower(character) || character == '-');
}
