using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Functions.Cases;

/// <summary>The mails that a case causes.</summary>
internal static class CaseMails
{
    /// <summary>
    /// The party's own mailbox gets the link of the case whenever letters were signed, and each of its terms once it runs.
    /// </summary>
    /// <param name="integrityCase">As it is after the act.</param>
    public static IEnumerable<OwedNotification> Of(IntegrityCase integrityCase, CaseAct act) =>
        act switch
        {
            CaseAct.DecideIntake => OfIntake(integrityCase),
            CaseAct.ServeDecision when integrityCase.State == CaseState.Served =>
            [
                .. OfOutcome(integrityCase),
                .. integrityCase.DecisionService!.Remedies.SelectMany(each => Began(integrityCase, TermOf(each.Kind), each.Until)),
            ],
            CaseAct.ServeReexamination
                when integrityCase.Reexamination is { Request.By: ReexaminationRequester.Accused, AppealUntil: { } until } => Began(
                integrityCase,
                PartyTerm.Appeal,
                until
            ),
            CaseAct.Confirm when integrityCase.Notice is not null => OfLetters(integrityCase),
            CaseAct.Decide or CaseAct.ConfirmDecision when integrityCase.Decision is not null => OfLetters(integrityCase),
            CaseAct.DecideReexaminationIntake
            or CaseAct.DecideReexamination when integrityCase.Reexamination is { Letter: not null } each => each.Request.By
            == ReexaminationRequester.Accused
                ? OfLetters(integrityCase)
                : OfReexamination(integrityCase, each),
            CaseAct.DecideRepair when integrityCase.Repair?.Decision is not null => OfLetters(integrityCase),
            CaseAct.ArrangeHearing => OfLetters(integrityCase),
            CaseAct.AskRecusal or CaseAct.DecideRecusal => OfRecusal(integrityCase),
            CaseAct.ServeNotice => OfDefence(integrityCase, CaseTermNews.Began),
            _ => [],
        };

    /// <summary>The officers who were asked for an act or reminded of it, and those who were told that it is overdue.</summary>
    /// <param name="integrityCase">As it is after the fact.</param>
    public static IEnumerable<OwedNotification> Of(IntegrityCase integrityCase, Fact fact, StaffDirectory directory)
    {
        var (id, number) = (integrityCase.Id.Value, integrityCase.Number.Value);
        var asked = integrityCase.Asked!;
        return fact switch
        {
            CaseActAsked => asked
                .Officers.Select(directory.Find)
                .OfType<Officer>()
                .Select(officer => new OwedNotification(
                    $"asked|{asked.Number}|{officer.Id}",
                    new CaseTaskAsked(officer.Email, officer.Name, id, number, asked.Act, asked.Due.At)
                )),
            CaseActReminded reminded => asked
                .Officers.Select(directory.Find)
                .OfType<Officer>()
                .Select(officer => new OwedNotification(
                    $"reminded|{asked.Number}|{reminded.Reminder}|{officer.Id}",
                    new CaseTaskReminder(officer.Email, officer.Name, id, number, asked.Act, asked.Due.At, reminded.Reminder)
                )),
            CaseActEscalated escalated => escalated
                .Officers.Select(directory.Find)
                .OfType<Officer>()
                .Select(officer => new OwedNotification(
                    $"escalated|{asked.Number}|{officer.Id}",
                    new CaseTaskEscalated(officer.Email, officer.Name, id, number, asked.Act, NamesOf(asked, directory), asked.At)
                )),
            _ => [],
        };
    }

    /// <summary>The party hears of its term for a statement and defence.</summary>
    public static IEnumerable<OwedNotification> OfDefence(IntegrityCase integrityCase, CaseTermNews news) =>
        integrityCase is { PartyEmail: { } email, Notice.DefenceUntil: { } until }
            ?
            [
                new OwedNotification(
                    $"defence|{news}|{integrityCase.EarlierNotices.Length}|{until.At.UtcTicks}",
                    new CaseTermNotified(email, integrityCase.Id.Value, integrityCase.Number.Value, PartyTerm.Defence, news, until.At)
                ),
            ]
            : [];

    /// <summary>Party and reporter are notified of terms that were counted again and end later than before.</summary>
    /// <param name="before">As the case was before.</param>
    public static IEnumerable<OwedNotification> OfRecount(IntegrityCase before, CaseTermsRecounted recounted)
    {
        (PartyTerm Term, Deadline? Before, Deadline? Now)[] terms =
        [
            (PartyTerm.Defence, before.Notice?.DefenceUntil, recounted.DefenceUntil),
            (PartyTerm.Hearing, before.Notice?.HearingUntil, recounted.HearingUntil),
            (PartyTerm.RepairDecision, before.Repair?.Request.DecideBy, recounted.RepairDecideBy),
            .. recounted.Remedies.Select(remedy =>
                (
                    TermOf(remedy.Kind),
                    before.DecisionService?.Remedies.First(each => each.Kind == remedy.Kind).Until,
                    (Deadline?)remedy.Until
                )
            ),
            .. recounted.Reexaminations.Select(each => (PartyTerm.Appeal, before.Reexaminations[each.Place].AppealUntil, each.AppealUntil)),
        ];

        // Two letters that were served on one day have one term for an appeal.
        var moved = terms.Where(each => each.Now?.At > each.Before?.At).DistinctBy(each => (each.Term, each.Now!.At));
        var reporter = recounted.ReporterUntil is { } until && until.At > before.DecisionService!.ReporterUntil!.At ? until : null;
        return
        [
            .. before.PartyEmail is { } email ? moved.Select(each => Moved(before, email, each.Term, each.Now!)) : [],
            .. reporter is null ? [] : ToReporter(before, CaseReporterNews.TermMoved, reason: null, letterNumber: null, reporter.At),
        ];
    }

    private static PartyTerm TermOf(RemedyKind remedy) =>
        remedy switch
        {
            RemedyKind.Reexamination => PartyTerm.Reexamination,
            RemedyKind.Reconsideration => PartyTerm.Reconsideration,
            _ => PartyTerm.Lawsuit,
        };

    // Before its first letter the party does not know of the case.
    private static IEnumerable<OwedNotification> OfRecusal(IntegrityCase integrityCase) =>
        integrityCase is { PartyEmail: { } email, Letters.IsEmpty: false }
        && integrityCase.Recusals.LastOrDefault() is { Ruling: { } ruling } recusal
        && (ruling.IsGranted || recusal.By == RecusalRequester.Party)
            ?
            [
                new OwedNotification(
                    $"recusal|{integrityCase.Recusals.Length}",
                    new CasePartyNotified(
                        email,
                        integrityCase.Id.Value,
                        integrityCase.Number.Value,
                        recusal.By != RecusalRequester.Party ? CasePartyNews.OfficerRecused
                            : ruling.IsGranted ? CasePartyNews.RecusalGranted
                            : CasePartyNews.RecusalRefused
                    )
                ),
            ]
            : [];

    private static IEnumerable<OwedNotification> OfLetters(IntegrityCase integrityCase) =>
        integrityCase.PartyEmail is { } email
            ?
            [
                new OwedNotification(
                    $"letter|{integrityCase.Letters.Length}",
                    new CaseLetterIssued(
                        email,
                        integrityCase.Id.Value,
                        integrityCase.Number.Value,
                        IsDecision: integrityCase.Decision is not null
                    )
                    {
                        IsRepair = integrityCase.Repair?.Decision is not null && integrityCase.Reexamination is not { IsOpen: true },
                        IsReexamination = integrityCase.Reexamination is { Letter: not null, IsOpen: true },
                        IsHearing = integrityCase.State == CaseState.HearingPending,
                        IsUnfounded = integrityCase.Decision?.Outcome is CaseOutcome.Unfounded,
                    }
                ),
            ]
            : [];

    // Whoever reported is told what becomes of it; that it was passed to a unit decides nothing yet.
    private static IEnumerable<OwedNotification> OfIntake(IntegrityCase integrityCase) =>
        integrityCase.Intake is { Choice: not IntakeChoice.PassToUnit } intake
            ? ToReporter(
                integrityCase,
                intake.Choice switch
                {
                    IntakeChoice.Accept => CaseReporterNews.Accepted,
                    IntakeChoice.Refuse => CaseReporterNews.Refused,
                    _ => CaseReporterNews.HandedOver,
                },
                intake.Choice == IntakeChoice.Refuse ? intake.Reason : null,
                intake.Choice == IntakeChoice.HandOver ? null : intake.Letter?.Number.Value
            )
            : [];

    private static IEnumerable<OwedNotification> OfOutcome(IntegrityCase integrityCase) =>
        ToReporter(
            integrityCase,
            integrityCase.Decision?.Outcome is CaseOutcome.Unfounded ? CaseReporterNews.Unfounded : CaseReporterNews.Established,
            reason: null,
            integrityCase.Decision?.ResultLetter?.Number.Value
        );

    // The party, which could ask for nothing meanwhile, is told how long it may now.
    private static IEnumerable<OwedNotification> OfReexamination(IntegrityCase integrityCase, Reexamination reexamination) =>
        [
            .. ToReporter(
                integrityCase,
                reexamination.Letter!.Outcome switch
                {
                    ReexaminationOutcome.Refused => CaseReporterNews.ReexaminationRefused,
                    ReexaminationOutcome.Upheld => CaseReporterNews.Upheld,
                    _ => CaseReporterNews.Reversed,
                },
                reexamination.Letter.Reasons,
                reexamination.Letter.Number.Value
            ),
            .. integrityCase.PartyEmail is { } email && reexamination.AccusedUntil is { } until
                ? [Moved(integrityCase, email, PartyTerm.Reexamination, until)]
                : Array.Empty<OwedNotification>(),
        ];

    /// <summary>The party's own mailbox gets a receipt for what it sent by its link.</summary>
    /// <param name="key">Of what was sent.</param>
    public static IEnumerable<OwedNotification> OfReceipt(IntegrityCase integrityCase, CasePartyNews news, string key) =>
        integrityCase.PartyEmail is { } email
            ?
            [
                new OwedNotification(
                    $"received|{news}|{key}",
                    new CasePartyNotified(email, integrityCase.Id.Value, integrityCase.Number.Value, news)
                ),
            ]
            : [];

    private static IEnumerable<OwedNotification> Began(IntegrityCase integrityCase, PartyTerm term, Deadline until) =>
        integrityCase.PartyEmail is { } email
            ?
            [
                new OwedNotification(
                    $"began|{term}|{integrityCase.Reexaminations.Length}",
                    new CaseTermNotified(email, integrityCase.Id.Value, integrityCase.Number.Value, term, CaseTermNews.Began, until.At)
                ),
            ]
            : [];

    private static OwedNotification Moved(IntegrityCase integrityCase, string email, PartyTerm term, Deadline until) =>
        new(
            $"recounted|{term}|{integrityCase.EarlierNotices.Length}|{until.At.UtcTicks}",
            new CaseTermNotified(email, integrityCase.Id.Value, integrityCase.Number.Value, term, CaseTermNews.Moved, until.At)
        );

    private static IEnumerable<OwedNotification> ToReporter(
        IntegrityCase integrityCase,
        CaseReporterNews news,
        string? reason,
        string? letterNumber,
        DateTimeOffset? until = null
    ) =>
        integrityCase.Reporter is { } reporter
            ?
            [
                new OwedNotification(
                    $"reporter|{news}|{integrityCase.Intakes.Length}|{integrityCase.Reexaminations.Length}|{until?.UtcTicks}",
                    new CaseReporterNotified(reporter.Contact, reporter.RecordId, integrityCase.Number.Value, news, reason)
                    {
                        LetterNumber = letterNumber,
                        Until = until,
                    }
                ),
            ]
            : [];

    private static string NamesOf(AskedAct asked, StaffDirectory directory) =>
        string.Join('、', asked.Officers.Select(id => directory.Find(id)?.Name ?? id));
}
