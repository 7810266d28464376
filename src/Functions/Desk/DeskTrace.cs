using System.Globalization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Functions.Desk;

/// <summary>Explains every deadline and judgement: start, rule with its file, and skipped days.</summary>
public sealed class DeskTrace(RuleBook book, WorkingDayCalendar calendar, CreditRules credit)
{
    public IEnumerable<TracedDeadline> Of(RoundState round)
    {
        var rules = book.OfVersion(round.Guide.RuleVersion).Value;
        yield return new TracedDeadline(DeadlineKind.Submission, round.Guide.ClosesAt);
        foreach (var notice in round.Notices)
        {
            yield return new TracedDeadline(DeadlineKind.PublicNotice, notice.Until)
            {
                Of = round.Notices.Length > 1 ? notice.Group.ToString(CultureInfo.InvariantCulture) : null,
                From = notice.From,
                Counted = notice.Deadline,
                Rule = notice.Deadline is null ? null : Cite(rules.PublicNoticeWorkingDays, value => $"{value.Minimum}–{value.Maximum}"),
            };
        }

        if (round.Awards is [.., var last])
        {
            yield return Counted(DeadlineKind.Reserve, last.At, rules.ReserveWorkingDays, until: null);
        }
    }

    public IEnumerable<TracedDeadline> Of(Application application, RoundGuide guide)
    {
        var rules = book.OfVersion(application.RuleVersion).Value;
        yield return new TracedDeadline(DeadlineKind.Submission, guide.ClosesAt);
        if (application.Correction is { } correction)
        {
            yield return Counted(DeadlineKind.Correction, correction.RequestedAt, rules.CorrectionWorkingDays, correction.Until);
        }

        foreach (var question in application.Statements)
        {
            yield return Counted(DeadlineKind.Answer, question.AskedAt, rules.AnswersWorkingDays, question.Until) with
            {
                Of = Named(application, question.PartyId),
                Source = question.Source,
            };
        }

        foreach (var hold in application.Holds)
        {
            yield return new TracedDeadline(DeadlineKind.Hold, hold.NextReviewAt) { From = hold.PlacedAt };
        }

        foreach (var check in application.CreditChecks.GroupBy(check => (check.PartyId, check.Source)).Select(group => group.Last()))
        {
            yield return new TracedDeadline(DeadlineKind.CreditCheck, check.ValidUntil)
            {
                Of = Named(application, check.PartyId),
                Source = check.Source,
                From = check.CheckedAt,
                Rule = Cite(rules.CreditCheckValidityDays, Text),
            };
        }
    }

    /// <summary>The status of each credit query with its facts.</summary>
    public IEnumerable<TracedDecision> Judgements(Application application, DateTimeOffset now) =>
        credit
            .Judge(application, now)
            .Select(judged => new TracedDecision(
                Named(application, judged.CreditQuery.Party.Id),
                judged.CreditQuery.Source,
                judged.Status.GetType().Name,
                Cite(judged.Rule, matrix => string.Join(", ", judged.CreditQuery.Party is Party.Unit ? matrix.Units : matrix.Persons))
            )
            {
                Facts = judged.Facts,
            });

    private static string Named(Application application, string partyId) =>
        application.Parties.FirstOrDefault(party => party.Id == partyId)?.Name ?? partyId;

    // The stored deadline applies; if today's calendar gives the same result, the calculation explains it.
    private TracedDeadline Counted(DeadlineKind kind, DateTimeOffset from, Rule<int> rule, DateTimeOffset? until)
    {
        var counted = calendar.DeadlineFor(from, Term.WorkingDays(rule.Value), rule.Id);
        return new TracedDeadline(kind, until ?? counted.At)
        {
            From = from,
            Counted = until is null || until == counted.At ? counted : null,
            Rule = Cite(rule, Text),
        };
    }

    private static TracedRule Cite<T>(Rule<T> rule, Func<T, string> text) =>
        new(rule.Id, rule.FileVersion, text(rule.Value), rule.Citation, rule.Confidence);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
