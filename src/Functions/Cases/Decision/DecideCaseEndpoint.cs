using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/decision</c>: the leader decides in the simplified procedure, which signs the letters; or the secretary
/// enters, by the form of the page with the scan of the minutes, what the meeting decided. Either returns the case instead.
/// </summary>
public sealed class DecideCaseEndpoint(CaseDesk desk, CasePaper paper)
{
    private static readonly CaseScan Minutes = new(CaseFields.Minutes, "minutes")
    {
        Belongs = post => post[CaseFields.Outcome] != CaseFields.Return && post[CaseFields.Body] == CaseFields.Meeting,
    };

    private static readonly CaseCommand Command = new(
        CaseAct.Decide,
        [
            CaseFields.Outcome,
            CaseFields.Severity,
            CaseFields.Measures,
            CaseFields.BanMonths,
            CaseFields.IsPermanent,
            CaseFields.Reasons,
            CaseFields.DefenceResponse,
            CaseFields.Body,
            CaseFields.MinutesNumber,
            CaseFields.HeldOn,
            CaseFields.Members,
        ],
        Decide
    )
    {
        Letters = [LetterSeries.Decision, LetterSeries.RepairNotice, LetterSeries.Result],
    };

    [Function(nameof(DecideCaseEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/decision")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        PostedForm.Is(request)
            ? paper.RecordAsync(request, caseId, DeskAct.DecideCase, Minutes, (_, _) => Command, client, cancellationToken)
            : desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Decide(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var (post, context) = (submission.Post, submission.Context);
        var seats = CaseActPolicy.SeatsToDecide(integrityCase, submission.Officer);
        var severity = CaseForms.SeverityOf(post);
        switch (post[CaseFields.Outcome])
        {
            case CaseFields.Return:
                return CaseDecisionPolicy
                    .Return(integrityCase, submission.In(seats[0]), post[CaseFields.Reasons], context.Now)
                    .Select<Fact>(returned => returned);
            case CaseFields.Unfounded:
                return Decide(integrityCase, submission, new CaseOutcome.Unfounded(), seats);
            case CaseFields.Established:
                var outcome = new CaseOutcome.Established(severity ?? default, ListingForms.MeasuresOf(post, context.Rules));
                return CaseForms.WithSeverity(severity, Decide(integrityCase, submission, outcome, seats));
            default:
                return CaseForms.OutcomeIsMissing();
        }
    }

    private static Result<Fact> Decide(
        IntegrityCase integrityCase,
        CaseSubmission submission,
        CaseOutcome outcome,
        ImmutableArray<CaseSeat> seats
    )
    {
        var post = submission.Post;
        DecisionBody? body = post[CaseFields.Body] switch
        {
            CaseFields.Leader when seats.Contains(CaseSeat.Decider) => new DecisionBody.Leader(),
            CaseFields.Meeting when seats.Contains(CaseSeat.MeetingSecretary) => new DecisionBody.Meeting(
                post[CaseFields.MinutesNumber] ?? "",
                post.Day(CaseFields.HeldOn) ?? DateOnly.MaxValue
            ),
            _ => null,
        };
        if (body is null)
        {
            return BodyIsMissing();
        }

        var command = new DecideCase(
            outcome,
            post[CaseFields.Reasons],
            post[CaseFields.DefenceResponse],
            body,
            SeatsOf(integrityCase, submission, body),
            submission.Numbers[LetterSeries.Decision],
            outcome is CaseOutcome.Established ? submission.Numbers[LetterSeries.RepairNotice] : null
        )
        {
            ResultNumber = submission.Numbers[LetterSeries.Result],
        };
        var decided =
            body is DecisionBody.Meeting
                ? PaperDecisionPolicy
                    .Enter(integrityCase, command, submission.DocumentId, submission.Context)
                    .Select<Fact>(entered => entered)
                : CaseDecisionPolicy.Decide(integrityCase, command, submission.Context).Select<Fact>(each => each);
        return decided.TryGet(out var fact, out var errors) ? fact : AtPage(errors);
    }

    private static ImmutableArray<SeatedOfficer> SeatsOf(IntegrityCase integrityCase, CaseSubmission submission, DecisionBody body)
    {
        if (body is DecisionBody.Leader)
        {
            return [submission.In(CaseSeat.Decider)];
        }

        var named = submission.Post.Ticked(CaseFields.Members).ToHashSet(StringComparer.Ordinal);
        var members = CaseActPolicy.MembersFor(integrityCase, submission.Directory).Where(member => named.Contains(member.Id));
        return [submission.In(CaseSeat.MeetingSecretary), .. members.Select(member => SeatedOfficer.Of(CaseSeat.Decider, member))];
    }

    // The policy names the fields of the command; the page has different ones.
    private static ImmutableArray<Error> AtPage(ImmutableArray<Error> errors) =>
        [
            .. errors.Select(error =>
                error.Field switch
                {
                    "seats" => error.At(CaseFields.Members),
                    "body" when error.Code == "case-decision-is-incomplete" => error.At(CaseFields.MinutesNumber),
                    _ => error,
                }
            ),
        ];

    private static Error BodyIsMissing() =>
        new Error(
            ErrorKind.Invalid,
            "case-body-is-missing",
            "Say who decides: the leader in charge, or the meeting by its secretary. Somebody with that role enters it."
        ).At(CaseFields.Body);
}
