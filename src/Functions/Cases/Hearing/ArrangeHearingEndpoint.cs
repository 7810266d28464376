using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases/{caseId}/hearing</c>: an officer fixes day, place and chair of a hearing and signs its notice; also for a
/// postponement.
/// </summary>
public sealed class ArrangeHearingEndpoint(CaseDesk desk)
{
    private static readonly CaseCommand Command = new(
        CaseAct.ArrangeHearing,
        [CaseFields.HearingOn, CaseFields.HearingAt, CaseFields.HearingPlace, CaseFields.HearingChair, CaseFields.HearingPublic],
        Arrange
    )
    {
        Letters = [LetterSeries.Hearing],
    };

    [Function(nameof(ArrangeHearingEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases/{caseId}/hearing")] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => desk.RecordAsync(request, caseId, Command, client, cancellationToken);

    private static Result<Fact> Arrange(IntegrityCase integrityCase, CaseSubmission submission)
    {
        var post = submission.Post;
        var form = new HearingArrangementForm
        {
            On = post.Day(CaseFields.HearingOn),
            At = TimeOnly.TryParseExact(post[CaseFields.HearingAt], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
                ? at
                : null,
            Place = post[CaseFields.HearingPlace],
            Chair = post[CaseFields.HearingChair],
            IsPublic = CaseForms.AdmitsOf(post[CaseFields.HearingPublic]),
        };
        return HearingPolicy
            .Arrange(integrityCase, form, submission.Directory, submission.Numbers[LetterSeries.Hearing], submission.Context)
            .Select<Fact>(arranged => arranged);
    }
}
