using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Reviews;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Reviews;

/// <summary>
/// <c>POST /tasks/{token}</c>: decides a task, with the code from the mail; from a program as JSON, from the page as a form. The first
/// decision is kept; a repeat receives it. An expert declares, saves and signs here; the credit check queue claims the next credit query.
/// </summary>
public sealed class DecideTaskEndpoint(
    TaskAccess access,
    TaskReaders readers,
    TaskCodePages codePages,
    TaskScreens screens,
    DeskAccess signedIn,
    IOptions<SiteOptions> site,
    Responses responses
)
{
    [Function(nameof(DecideTaskEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tasks/{token}")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenAsync(token, cancellationToken)).TryGet(out var task, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (PostedForm.Is(request))
        {
            return await PostFormAsync(request, token, task, client, cancellationToken);
        }

        if (!(await RequestJson.ReadAsync<DecisionForm>(request, cancellationToken)).TryGet(out var form, out errors))
        {
            return responses.Problem(request, errors);
        }

        task = await readers.RecognizeAsync(request, task, cancellationToken);
        return await screens.Of(task).PostJsonAsync(request, task, form, client, cancellationToken);
    }

    private async Task<IResult> PostFormAsync(
        HttpRequest request,
        string token,
        OpenedTask task,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var posted = await PostedForm.ReadAsync(request, cancellationToken);
        if (!posted.TryGet(out var values, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var formToken = values.GetValueOrDefault(PageForm.AntiForgeryField);
        task = task with
        {
            IsOfficerSignedIn = await signedIn.IsServedToAsync(request, task.Link, formToken, cancellationToken),
            IsAnotherSignedIn = await signedIn.IsAnotherSignedInAsync(request, task.Link, cancellationToken),
        };
        if (!(await readers.IdentifyByFormAsync(request, task, token, values, cancellationToken)).TryGet(out var reader, out errors))
        {
            return await codePages.ShowAsync(request, task, token, new FormState { Values = values, Errors = errors }, cancellationToken);
        }

        task = reader;
        if (values.GetValueOrDefault(TaskFields.Action) == TaskFields.GiveCode)
        {
            return await ShowToReaderAsync(request, token, task, values, cancellationToken);
        }

        return await screens.Of(task).PostFormAsync(request, task, token, values, client, cancellationToken);
    }

    /// <summary>Shows the task after the code was given, with what was entered into its form before.</summary>
    private async Task<IResult> ShowToReaderAsync(
        HttpRequest request,
        string token,
        OpenedTask task,
        ImmutableDictionary<string, string> values,
        CancellationToken cancellationToken
    )
    {
        var (typed, screen) = (TaskCodePages.Kept(values), screens.Of(task));
        return typed.IsEmpty || !screen.KeepsTyped
            ? new SeeOther(site.Value.Address($"tasks/{token}{TaskAddress.Query(request, said: null)}"))
            : await screen.ShowAsync(request, task, token, new FormState { Values = typed }, cancellationToken);
    }
}
