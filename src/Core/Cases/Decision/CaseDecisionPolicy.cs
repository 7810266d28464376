using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Cases;

/// <summary>Decides a case.</summary>
/// <param name="Reasons">For an unfounded suspicion the text for the party; otherwise why the measures are appropriate.</param>
/// <param name="DefenceResponse">采纳情况: needed where a defence was given.</param>
/// <param name="Seats">The leader; or the secretary and the members of the meeting.</param>
/// <param name="RepairNumber">Of the repair notice; needed unless the suspicion is unfounded.</param>
public sealed record DecideCase(
    CaseOutcome Outcome,
    string? Reasons,
    string? DefenceResponse,
    DecisionBody Body,
    ImmutableArray<SeatedOfficer> Seats,
    LetterNumber DecisionNumber,
    LetterNumber? RepairNumber
)
{
    /// <summary>Number of the letter to the reporter; needed where there is one.</summary>
    public LetterNumber ResultNumber { get; init; }
}

/// <summary>
/// The decision of a case: after legal review by another person, within the advance notice, by a meeting or, simplified, by the leader.
/// </summary>
public static class CaseDecisionPolicy
{
    /// <summary>Of a meeting, beside its secretary.</summary>
    public const int MinMembers = 2;

    private static readonly TextRule MinutesText = TextRule.Line(100);

    /// <summary>Decision by the leader; returns all errors with their fields. <see cref="PaperDecisionPolicy"/> is for meetings.</summary>
    public static Result<CaseDecided> Decide(IntegrityCase integrityCase, DecideCase command, ActContext context) =>
        CaseMoves
            .Move(integrityCase.State, CaseMove.Decide)
            .Then<CaseState>(to =>
                command.Body is DecisionBody.Meeting || integrityCase.State != CaseState.DecisionPending ? CaseErrors.MeetingIsEntered : to
            )
            .Then(_ => Check(integrityCase, command, context))
            .Select(traces => Decided(integrityCase, command, traces, context));

    /// <summary>The traces of an allowed decision, or all errors with their fields.</summary>
    internal static Result<ImmutableArray<RuleTrace>> Check(IntegrityCase integrityCase, DecideCase command, ActContext context)
    {
        var established = command.Outcome as CaseOutcome.Established;
        if (integrityCase.Review is not { Passes: true })
        {
            return CaseErrors.ReviewIsMissing;
        }

        if (CasePolicy.IsPaperPending(integrityCase))
        {
            return CaseErrors.PaperIsUnconfirmed;
        }

        if (integrityCase.PendingRecusal is not null)
        {
            return CaseErrors.RecusalIsPending;
        }

        if (integrityCase.NeedsReconfirmation)
        {
            return CaseErrors.SecondHandIsMissing;
        }

        if (established is not null && integrityCase.Notice is null)
        {
            return CaseErrors.NoticeIsMissing;
        }

        var isSimplified = IsSimplified(integrityCase, command.Outcome, context.Rules);
        var isHeavier = established is not null && !MeasurePolicy.IsWithin(integrityCase.Notice!.Proposal, established);
        return CheckForm(integrityCase, command, context)
            .When(isHeavier, "outcome", CaseErrors.DecisionIsHeavier)
            .When(command.Body is DecisionBody.Leader && !isSimplified, "body", CaseErrors.ProcedureIsNotSimplified)
            .Or(() => established)
            .Then(_ =>
                established is null
                    ? ImmutableArray<RuleTrace>.Empty
                    : MeasurePolicy.Check(established.Severity, established.Measures, context.Rules, context.AllowsSamples)
            )
            .Select(traces => traces.Add(TraceOf(command.Outcome, isSimplified, context.Rules)));
    }

    /// <summary>Returns the case to the investigators: more evidence is needed, or heavier measures than the notice states.</summary>
    public static Result<CaseReturned> Return(IntegrityCase integrityCase, SeatedOfficer officer, string? reason, DateTimeOffset now) =>
        // Legal wherever a decision is; in legal review the reviewer returns it.
        CaseMoves
            .Move(integrityCase.State, CaseMove.EnterDecision)
            .Then(_ =>
                new ValidationErrors("case-return-is-incomplete")
                    .When(officer.Seat is not (CaseSeat.Decider or CaseSeat.MeetingSecretary), "officer", "Those who decide return a case.")
                    .SeatsAreFree(integrityCase.Seats, integrityCase.PartyPersons, [officer], "officer")
                    .When(!CasePolicy.ReasonText.Accepts(reason), "reason", "Say what is missing.")
                    .Or(() => new CaseReturned(officer, CasePolicy.ReasonText.Clean(reason), now))
            );

    /// <summary>简易程序: whether the leader may decide alone; determined by severity and facts, not selectable.</summary>
    public static bool IsSimplified(IntegrityCase integrityCase, CaseOutcome outcome, RuleFile rules)
    {
        var rule = rules.SimplifiedProcedure.Value;
        return outcome switch
        {
            CaseOutcome.Established established => established.Severity <= rule.MaximumSeverity
                && MeasurePolicy
                    .EntriesOf(established.Measures, rules)
                    .All(measure => measure is not ({ Nature: MeasureNature.Penalty } or { GrantsHearing: true }))
                && integrityCase.Notice is { } notice
                && (notice.Proposal.RestsOnDocuments || notice.Defence is { AdmitsFacts: true }),
            _ => rule.IncludesUnfounded,
        };
    }

    private static ValidationErrors CheckForm(IntegrityCase integrityCase, DecideCase command, ActContext context) =>
        new ValidationErrors("case-decision-is-incomplete")
            .When(!CasePolicy.ReasonText.Accepts(command.Reasons), "reasons", "Give the reasons, which the letter states.")
            .When(
                integrityCase.Notice?.Defence is not null && !CasePolicy.ReasonText.Accepts(command.DefenceResponse),
                "defenceResponse",
                "Say what of the statement and defence was accepted, and why the rest was not."
            )
            .When(
                command.Outcome is CaseOutcome.Established && command.RepairNumber is null,
                "repairNumber",
                "The repair notice goes with the decision. Give it a number."
            )
            .When(!HasItsSeats(command), "seats", "The leader decides alone; a meeting has one secretary and at least two members.")
            .When(
                command.Body is DecisionBody.Meeting meeting
                    && (
                        !MinutesText.Accepts(meeting.MinutesNumber)
                        || meeting.HeldOn > context.Today
                        || meeting.HeldOn < BeijingTime.DateOf(integrityCase.Review!.At)
                    ),
                "body",
                "Give the number of the minutes, in 1 to 100 characters, and the day of the meeting, from the legal review to today."
            )
            .SeatsAreFree(integrityCase.Seats, integrityCase.PartyPersons, command.Seats, "seats");

    private static bool HasItsSeats(DecideCase command)
    {
        var secretaries = command.Seats.Count(officer => officer.Seat == CaseSeat.MeetingSecretary);
        var members = command.Seats.Count(officer => officer.Seat == CaseSeat.Decider);
        return secretaries + members == command.Seats.Length
            && (command.Body is DecisionBody.Leader ? (secretaries, members) == (0, 1) : secretaries == 1 && members >= MinMembers);
    }

    internal static CaseDecided Decided(
        IntegrityCase integrityCase,
        DecideCase command,
        ImmutableArray<RuleTrace> traces,
        ActContext context
    )
    {
        var established = command.Outcome as CaseOutcome.Established;
        var measures = established is null ? [] : MeasurePolicy.EntriesOf(established.Measures, context.Rules);
        var terms = established is null
            ? null
            : ListingPolicy.TermsOf(
                measures,
                established.Measures.Select(each => each.Ban).FirstOrDefault(ban => ban is not null),
                command.DecisionNumber.Value,
                context.Today,
                context.Rules
            );
        var addressee = CasePolicy.AddresseeOf(integrityCase);
        var decision = new DecisionLetter(
            command.DecisionNumber,
            integrityCase.Number,
            addressee,
            context.Contact,
            context.Today,
            CasePolicy.ReasonText.Clean(command.Reasons),
            established is null
                ? null
                : CasePolicy.FindingsOf(integrityCase.Notice!.Proposal, established.Severity, established.Measures, context.Rules),
            integrityCase.Notice?.Defence is null ? null : CasePolicy.ReasonText.Clean(command.DefenceResponse),
            [.. measures.SelectMany(measure => measure.Remedies).Distinct()]
        );
        ImmutableArray<Letter> letters = terms is null
            ? [decision]
            :
            [
                decision,
                new RepairNoticeLetter(
                    command.RepairNumber!.Value,
                    integrityCase.Number,
                    addressee,
                    context.Contact,
                    context.Today,
                    command.DecisionNumber,
                    terms.Class,
                    terms.EarliestRepairOn
                )
                {
                    BanMonths = terms.Ban?.Months,
                    LastRecordedOn = terms.Ban is null ? terms.LastRecordedOn : null,
                    LastPublishedOn = integrityCase.IsDrill ? null : terms.Publication?.LastDay,
                },
            ];
        return new CaseDecided(command.Outcome, command.Body, command.Seats, letters, traces, context.Now)
        {
            Listing = terms,
            ResultLetter = integrityCase.Reporter is null
                ? null
                : new ResultLetter(
                    command.ResultNumber,
                    integrityCase.Number,
                    IntakeLetter.Reporter,
                    context.Contact,
                    context.Today,
                    established is not null,
                    context.Rules.CaseClock.Value.ReexaminationRequestWorkingDays
                ),
            Disqualifies = measures.Any(measure => measure.Disqualifies),
            Revokes = measures.Any(measure => measure.Revokes),
        };
    }

    private static RuleTrace TraceOf(CaseOutcome outcome, bool isSimplified, RuleFile rules) =>
        rules.SimplifiedProcedure.Trace(
            isSimplified ? "procedure-is-simplified" : "procedure-is-ordinary",
            new TracedFact("severity", outcome is CaseOutcome.Established established ? $"{established.Severity}" : "none")
        );
}
