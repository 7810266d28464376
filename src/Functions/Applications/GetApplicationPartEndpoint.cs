using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Applications;
using CreditFunctions.Pages.Applications.Printing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// <c>GET /applications/{applicationId}/{part}</c>: a part of an application: its <c>form</c>, the <c>check</c> before submission, the
/// <c>print</c> to be sealed, the <c>receipt</c>, the open questions (<c>answers</c>), or the confirmation page of a step.
/// </summary>
public sealed class GetApplicationPartEndpoint(
    ApplicantAccess access,
    RoundDirectory directory,
    ApplicationDraftPages draftPages,
    StepPages stepPages,
    SelfChecks checks,
    CommitmentBook book,
    FileRecords files,
    TimeProvider time,
    Responses responses
)
{
    private static readonly Dictionary<string, ApplicantStep> Steps = Enum.GetValues<ApplicantStep>().ToDictionary(step => step.Segment());

    [Function(nameof(GetApplicationPartEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "applications/{applicationId}/{part}")] HttpRequest request,
        string applicationId,
        string part,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var guide = await directory.GetAsync(opened.State, cancellationToken);
        return Steps.TryGetValue(part, out var step)
            ? ShowStep(request, opened.State, guide, step)
            : await ShowAsync(request, opened, guide, part, cancellationToken);
    }

    private async Task<IResult> ShowAsync(
        HttpRequest request,
        Stored<Application> opened,
        RoundGuide guide,
        string part,
        CancellationToken cancellationToken
    )
    {
        var (application, now) = (opened.State, time.GetUtcNow());
        switch (part)
        {
            case "form":
                return ApplicationPolicy.CheckFormOpen(application, guide, now) is { } refusal
                    ? responses.Problem(request, refusal)
                    : responses.Page(request, draftPages.Change(application, guide), guide);
            case "answers":
                return responses.Of(
                    request,
                    application.Statements,
                    () => stepPages.Responses(application, request.Query["party"], request.Query["source"], now),
                    guide
                );
            case "print":
                return responses.Of(request, PrintView.Of(application), () => PrintPages.Print(application, guide, book, now), guide);
            case "receipt":
                var receipt = PrintPages.Receipt(application, guide, now);
                receipt = receipt with { Documents = await files.MarkAsync(opened.Id, receipt.Documents, cancellationToken) };
                return responses.Of(
                    request,
                    receipt,
                    () => new ReceiptsModel($"applications/{application.Id}", now) { Receipts = [receipt] },
                    guide
                );
            case "check":
                var check = await checks.CheckAsync(application, guide, cancellationToken);
                return responses.Of(request, check, () => SelfChecks.Model(application, guide, check), guide);
            default:
                return responses.Problem(
                    request,
                    new Error(
                        ErrorKind.NotFound,
                        "page-not-found",
                        "An application has no such part. Its own page leads to those that there are."
                    )
                );
        }
    }

    private IResult ShowStep(HttpRequest request, Application application, RoundGuide guide, ApplicantStep step)
    {
        var model = stepPages.Model(step, application, guide, time.GetUtcNow());
        return responses.Of(
            request,
            new StepView(step, model.Until, model.VersionCode, [.. model.Obstacles.Select(ProblemError.Of)]),
            () => model,
            guide
        );
    }
}

/// <summary>Whether a step can be taken now.</summary>
/// <param name="Until">Exclusive; null if no term runs.</param>
public sealed record StepView(ApplicantStep Step, DateTimeOffset? Until, string? VersionCode, IReadOnlyList<ProblemError> Obstacles);

/// <summary>The application to be printed, signed and sealed.</summary>
public sealed record PrintView(ApplicationId Id, string VersionCode, IReadOnlyList<Commitment> Commitments)
{
    public static PrintView Of(Application application) =>
        new(application.Id, Core.Applications.VersionCode.Of(application), application.Commitments);
}
