using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Cases;

/// <summary>Provisional terms of a case were counted again, by a notice of working days that was missing before.</summary>
/// <param name="DefenceUntil">Null where that term was not counted again.</param>
/// <param name="Remedies">Those that were counted again.</param>
/// <param name="Due">Of the act that officers were asked for; null where it was not counted again.</param>
public sealed record CaseTermsRecounted(Deadline? DefenceUntil, ImmutableArray<RemedyDeadline> Remedies, Deadline? Due, DateTimeOffset At)
    : Fact
{
    /// <summary>End of the investigation; null where it was not counted again.</summary>
    public Deadline? InvestigationUntil { get; init; }

    /// <summary>End of the term for asking for a hearing; null where it was not counted again.</summary>
    public Deadline? HearingUntil { get; init; }

    /// <summary>Until when the intake is decided; null where it was not counted again.</summary>
    public Deadline? IntakeUntil { get; init; }

    /// <summary>Until when whoever reported may ask for a re-examination; null where it was not counted again.</summary>
    public Deadline? ReporterUntil { get; init; }

    /// <summary>Until when a repair is accepted or refused; null where it was not counted again.</summary>
    public Deadline? RepairIntakeBy { get; init; }

    /// <summary>Until when a repair is decided; null where it was not counted again.</summary>
    public Deadline? RepairDecideBy { get; init; }

    /// <summary>Terms of re-examinations that were counted again.</summary>
    public ImmutableArray<ReexaminationTerms> Reexaminations { get; init; } = [];

    /// <summary>All of them.</summary>
    [JsonIgnore]
    public IEnumerable<Deadline> All =>
        ((Deadline?[])[DefenceUntil, HearingUntil, Due, InvestigationUntil, IntakeUntil, ReporterUntil, RepairIntakeBy, RepairDecideBy])
            .Concat(Reexaminations.SelectMany(each => (Deadline?[])[each.IntakeUntil, each.DecideUntil, each.AppealUntil]))
            .OfType<Deadline>()
            .Concat(Remedies.Select(remedy => remedy.Until));
}

/// <summary>Terms of one re-examination that were counted again; null where one was not.</summary>
/// <param name="Place">Of the re-examination in the case, from 0.</param>
public sealed record ReexaminationTerms(int Place, Deadline? IntakeUntil, Deadline? DecideUntil, Deadline? AppealUntil);

/// <summary>
/// Which terms of a case are counted again once the missing notice is loaded. A term that was told is never shortened: whoever relies on it
/// keeps it.
/// </summary>
public static class CaseRecountPolicy
{
    private static readonly Error NothingToCount = new(
        ErrorKind.Conflict,
        "no-term-is-provisional",
        "No running term of the case waits for a notice of working days."
    );

    /// <summary>The terms that run, are provisional, and are settled by this calendar.</summary>
    public static Result<CaseTermsRecounted> Recount(IntegrityCase integrityCase, WorkingDayCalendar calendar, DateTimeOffset now)
    {
        var defence = integrityCase.State == CaseState.AwaitingDefence ? Settle(integrityCase.Notice!.DefenceUntil, calendar, now) : null;
        var hearing = integrityCase.State == CaseState.AwaitingDefence ? Settle(integrityCase.Notice!.HearingUntil, calendar, now) : null;
        var investigation = CaseTermPolicy.IsRunning(integrityCase) ? Settle(integrityCase.InvestigationTerm!.Until, calendar, now) : null;
        var repair = integrityCase.Repair is { IsUndecided: true, Request: var request } ? request : null;
        var due = Settle(integrityCase.Asked?.Due, calendar, now);
        ImmutableArray<RemedyDeadline> remedies =
        [
            .. (integrityCase.DecisionService?.Remedies ?? [])
                .Select(remedy => Settle(remedy.Until, calendar, now) is { } until ? remedy with { Until = until } : null)
                .OfType<RemedyDeadline>(),
        ];
        var recounted = new CaseTermsRecounted(defence, remedies, due, now)
        {
            InvestigationUntil = investigation,
            HearingUntil = hearing,
            IntakeUntil = Settle(integrityCase.IntakeUntil, calendar, now),
            ReporterUntil = Settle(integrityCase.DecisionService?.ReporterUntil, calendar, now),
            RepairIntakeBy = Settle(repair?.IntakeBy, calendar, now),
            RepairDecideBy = Settle(repair?.DecideBy, calendar, now),
            Reexaminations =
            [
                .. integrityCase
                    .Reexaminations.Select((each, place) => TermsOf(each, place, calendar, now))
                    .Where(terms => terms is not { IntakeUntil: null, DecideUntil: null, AppealUntil: null }),
            ],
        };
        return recounted.All.Any() ? recounted : NothingToCount;
    }

    private static ReexaminationTerms TermsOf(Reexamination each, int place, WorkingDayCalendar calendar, DateTimeOffset now) =>
        new(
            place,
            each.Intake is null ? Settle(each.Request.IntakeUntil, calendar, now) : null,
            each.Decision is null ? Settle(each.Intake?.DecideUntil, calendar, now) : null,
            Settle(each.AppealUntil, calendar, now)
        );

    private static Deadline? Settle(Deadline? deadline, WorkingDayCalendar calendar, DateTimeOffset now) =>
        deadline?.HasPassed(now) == false ? calendar.Settle(deadline) : null;
}
