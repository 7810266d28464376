using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/intake</c>: a second officer accepts a noted suspicion, refuses it, passes it to the unit or hands it over.
/// </summary>
public sealed class DecideIntakeEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(
        CaseAct.DecideIntake,
        [CaseFields.Choice, CaseFields.Reason, CaseFields.Recipient, CaseFields.Until],
        Decide
    )
    {
        Letters = [LetterSeries.Intake, LetterSeries.IntakeRefusal, LetterSeries.Referral],
    };

    [Function(nameof(DecideIntakeEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/intake")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Decide(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var post = submission.Post;
        var form = new IntakeForm
        {
            Choice = Enum.TryParse<IntakeChoice>(post[CaseFields.Choice], out var choice) && Enum.IsDefined(choice) ? choice : null,
            Reason = post[CaseFields.Reason],
            Recipient = post[CaseFields.Recipient],
            Until = post.Day(CaseFields.Until),
        };
        return CaseIntakePolicy
            .Decide(
                integrityCase,
                form,
                submission.In(CaseSeat.Investigator),
                submission.Numbers[CaseForms.SeriesOf(form.Choice ?? IntakeChoice.Accept)],
                submission.Context
            )
            .Select<Fact>(decided => decided);
    }
}
