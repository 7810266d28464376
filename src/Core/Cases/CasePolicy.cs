using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Cases;

/// <summary>What a party sends as its statement and defence, as received.</summary>
public sealed record DefenceForm
{
    public string? Text { get; init; }

    public bool? AdmitsFacts { get; init; }

    public ImmutableArray<string> DocumentIds { get; init; } = [];
}

/// <summary>Who may do what in a case, and when. <see cref="CaseDecisionPolicy"/> holds the decision.</summary>
public static class CasePolicy
{
    internal static readonly TextRule ReasonText = TextRule.Paragraphs(4000);

    /// <summary>Takes in the statement and defence: from the notice on, until its term ends.</summary>
    public static Result<DefenceGiven> GiveDefence(IntegrityCase integrityCase, DefenceForm form, DateTimeOffset now) =>
        CaseMoves
            .Move(integrityCase.State, CaseMove.CloseDefence)
            .Then<DefenceGiven>(_ =>
                integrityCase.Notice! switch
                {
                    { Defence: not null } or { Paper: not null } => CaseErrors.DefenceIsGiven,
                    { DefenceUntil: { } until } when until.HasPassed(now) => CaseErrors.TermHasPassed(until.At),
                    _ => new ValidationErrors("defence-is-incomplete")
                        .When(!ReasonText.Accepts(form.Text), "text", "Write your statement and defence.")
                        .When(form.AdmitsFacts is null, "admitsFacts", "Say whether you admit the facts.")
                        .Or(() =>
                            new DefenceGiven(
                                new Defence(
                                    ReasonText.Clean(form.Text),
                                    form.AdmitsFacts!.Value,
                                    form.DocumentIds.IsDefault ? [] : form.DocumentIds,
                                    now
                                )
                            )
                        ),
                }
            );

    /// <summary>Ends the time for a defence: once one was given, or its term has ended; never before the notice is served.</summary>
    public static Result<DefenceClosed> CloseDefence(IntegrityCase integrityCase, DateTimeOffset now) =>
        CaseMoves
            .Move(integrityCase.State, CaseMove.CloseDefence)
            .Then<DefenceClosed>(_ =>
                integrityCase.Notice! switch
                {
                    { Paper: not null, Defence: null } or { Hearing.IsConfirmed: false } => CaseErrors.DefenceIsOpen,
                    { } notice when HearingPolicy.IsTermOpen(notice, now) => CaseErrors.DefenceIsOpen,
                    { Service: not null, Defence: not null } => new DefenceClosed(WasGiven: true, now),
                    { DefenceUntil: { } until } when until.HasPassed(now) => new DefenceClosed(WasGiven: false, now),
                    _ => CaseErrors.DefenceIsOpen,
                }
            );

    /// <summary>法制审核 by a third person, who passes the case on to the decision or returns it.</summary>
    public static Result<LegallyReviewed> Review(
        IntegrityCase integrityCase,
        SeatedOfficer reviewer,
        bool passes,
        string? opinion,
        DateTimeOffset now
    ) =>
        CaseMoves
            .Move(integrityCase.State, CaseMove.PassLegalReview)
            .Then<CaseState>(to =>
                IsPaperPending(integrityCase) ? CaseErrors.PaperIsUnconfirmed
                : integrityCase.NeedsReconfirmation ? CaseErrors.SecondHandIsMissing
                : to
            )
            .Then(_ =>
                new ValidationErrors("legal-review-is-incomplete")
                    .When(reviewer.Seat != CaseSeat.LegalReviewer, "reviewer", "The legal review needs a legal reviewer.")
                    .SeatsAreFree(integrityCase.Seats, integrityCase.PartyPersons, [reviewer], "reviewer")
                    .When(!ReasonText.Accepts(opinion), "opinion", "Write the opinion of the legal review.")
                    .Or(() => new LegallyReviewed(reviewer, passes, ReasonText.Clean(opinion), now))
            );

    /// <summary>The letters to the party that wait for their service, which are served together; empty where none does.</summary>
    public static ImmutableArray<Letter> ToServe(IntegrityCase integrityCase) =>
        CaseActPolicy.OnPathOf(integrityCase) switch
        {
            CaseAct.ServeRepair => [integrityCase.Repair!.Decision!.Letter],
            CaseAct.ServeReexamination => [integrityCase.Reexamination!.Letter!],
            CaseAct.ServeHearing => [integrityCase.Notice!.Hearing!.Arranged!.Letter],
            _ => integrityCase switch
            {
                { State: CaseState.AwaitingDefence, Notice: { Service: null, Letter: var letter } } => [letter],
                { State: CaseState.Decided, Decision.Letters: var letters } => letters,
                _ => [],
            },
        };

    /// <summary>Records how letters were served, and starts the terms. Decision and repair notice are served together.</summary>
    public static Result<LetterServed> Serve(IntegrityCase integrityCase, ServiceForm form, ActContext context)
    {
        var notice = integrityCase.State == CaseState.AwaitingDefence ? integrityCase.Notice : null;
        var letters = ToServe(integrityCase);
        if (letters.IsEmpty)
        {
            return notice is null ? CaseErrors.NothingToServe : CaseErrors.LetterIsServed;
        }

        return ServicePolicy
            .Read(letters, form, integrityCase.Consent, context.Rules, context.Today)
            .Then<ServiceRecord>(service =>
                letters is [HearingNoticeLetter hearing] && HearingPolicy.CheckService(hearing, service, context) is { } late
                    ? late
                    : service
            )
            .Select(service => ServedBy(service, notice, letters, context))
            .Select(served =>
                integrityCase is { State: CaseState.Decided, Reporter: not null }
                    ? served with
                    {
                        ReporterUntil = ReporterUntil(served.Service, context),
                    }
                    : served
            )
            .Select(served =>
                letters is [ReexaminationLetter { AppealWorkingDays: { } days }]
                    ? served with
                    {
                        AppealUntil = context.Calendar.DeadlineFor(
                            served.Service.ServedOn,
                            Term.WorkingDays(days),
                            context.Rules.CaseClock.Id
                        ),
                    }
                    : served
            );
    }

    /// <summary>
    /// Records how the oldest letter that waits for it beside the path was served. Whoever reported is served at the address that they
    /// gave, the party as it consented to.
    /// </summary>
    public static Result<OtherLetterServed> ServeOther(IntegrityCase integrityCase, ServiceForm form, ActContext context) =>
        integrityCase.UnservedOther is { } letter
            ? ServicePolicy
                .Read(
                    [letter],
                    form,
                    letter is ObjectionAnswerLetter ? integrityCase.Consent
                        : letter.Addressee == IntakeLetter.Reporter
                            ? new ServiceConsent($"{IntakeLetter.Reporter.Name}提供的联系方式", integrityCase.OpenedAt)
                        : null,
                    context.Rules,
                    context.Today
                )
                .Select(service => new OtherLetterServed(service, context.Now))
            : CaseErrors.NothingToServe;

    private static LetterServed ServedBy(ServiceRecord service, AdvanceNotice? notice, ImmutableArray<Letter> letters, ActContext context)
    {
        var defenceUntil = notice is null ? null : DefenceUntil(notice.Letter, service, context);
        return new LetterServed(service, context.Now)
        {
            DefenceUntil = defenceUntil,
            HearingUntil = notice?.Letter.HearingWorkingDays is { } days
                ? context.Calendar.DeadlineFor(service.ServedOn, Term.WorkingDays(days), context.Rules.CaseClock.Id)
                : null,
            DefenceReminderAt = defenceUntil is null ? null : DefenceReminderAt(defenceUntil, context),
            Remedies = [.. RemediesOf(letters).Select(remedy => Until(remedy, service, context))],
        };
    }

    /// <summary>结案, once the decision is served and nobody can ask for a re-examination any more.</summary>
    public static Result<CaseClosed> Close(IntegrityCase integrityCase, DateTimeOffset now) =>
        CaseMoves
            .Move(integrityCase.State, CaseMove.Close)
            .Then<CaseClosed>(_ =>
                integrityCase.DecisionService is { } served
                && served.Service.ServedOn <= BeijingTime.DateOf(now)
                && integrityCase.Reexamination is not { IsOpen: true }
                && Enum.GetValues<ReexaminationRequester>()
                    .All(by => ReexaminationPolicy.UntilFor(integrityCase, by)?.HasPassed(now) != false)
                    ? new CaseClosed(now)
                    : CaseErrors.CanBeContested
            );

    /// <summary>Whether something that an officer entered from paper waits for its confirmation, without which nobody decides.</summary>
    internal static bool IsPaperPending(IntegrityCase integrityCase) =>
        PaperDefencePolicy.IsPending(integrityCase) || HearingPolicy.IsPending(integrityCase);

    internal static Addressee AddresseeOf(IntegrityCase integrityCase) => new(integrityCase.Party.Name, integrityCase.Identifier);

    internal static LetterFindings FindingsOf(
        CaseProposal proposal,
        Severity severity,
        ImmutableArray<IntendedMeasure> measures,
        RuleFile rules
    ) =>
        new(
            proposal.Facts,
            proposal.Evidence,
            proposal.Reasons,
            severity,
            [.. MeasurePolicy.EntriesOf(measures, rules).SelectMany(measure => measure.Basis).Distinct()],
            MeasurePolicy.NamesOf(measures, rules)
        );

    internal static Result<string> ReadReason(string? text, string field) =>
        ReasonText.Accepts(text)
            ? ReasonText.Clean(text)
            : new Error(ErrorKind.Invalid, "case-reason-is-missing", "Give a reason of 1 to 4000 characters.").At(field);

    internal static ValidationErrors SeatsAreFree(
        this ValidationErrors faults,
        ImmutableArray<SeatedOfficer> held,
        ImmutableArray<string> partyPersons,
        ImmutableArray<SeatedOfficer> taking,
        string field
    )
    {
        foreach (var error in CaseSeatPolicy.Check(held, partyPersons, taking))
        {
            faults.When(true, field, error);
        }

        return faults;
    }

    // Once, by the earliest of the days before the end that the rule names; a term that is shorter is told with the service alone.
    private static DateTimeOffset? DefenceReminderAt(Deadline until, ActContext context)
    {
        var at = BeijingTime.StartOf(context.Calendar.WorkingDayBefore(until.LastDay, context.Rules.ReminderWorkingDays.Value.Max()));
        return at > context.Now ? at : null;
    }

    private static Deadline DefenceUntil(AdvanceNoticeLetter letter, ServiceRecord service, ActContext context) =>
        context.Calendar.DeadlineFor(service.ServedOn, Term.WorkingDays(letter.DefenceWorkingDays), context.Rules.DefenceWorkingDays.Id);

    // Whoever reported learns of the result only once the service on the party is entered.
    private static Deadline ReporterUntil(ServiceRecord service, ActContext context) =>
        context.Calendar.DeadlineFor(
            service.ServedOn > context.Today ? service.ServedOn : context.Today,
            Term.WorkingDays(context.Rules.CaseClock.Value.ReexaminationRequestWorkingDays),
            context.Rules.CaseClock.Id
        );

    private static IEnumerable<Remedy> RemediesOf(ImmutableArray<Letter> letters) =>
        letters.OfType<DecisionLetter>().SelectMany(letter => letter.Remedies);

    private static RemedyDeadline Until(Remedy remedy, ServiceRecord service, ActContext context) =>
        new(remedy.Kind, context.Calendar.DeadlineFor(service.ServedOn, remedy.Term, context.Rules.Measures.Id));
}
