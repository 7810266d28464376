using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.CreditQueries;

/// <summary>The screen of the credit check queue; a post claims the next credit query.</summary>
internal sealed class CheckQueueScreen(CheckQueuePages pages, CheckQueueForms forms, CheckQueueApi programs) : TaskScreen
{
    public override StepDetails? Details => StepDetails.CreditQueries;

    public override bool KeepsTyped => false;

    public override Task<IResult> ShowAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        FormState? state,
        CancellationToken cancellationToken
    ) =>
        pages.ShowAsync(request, task, token, state is null ? null : new RefusedCreditQuery(CreditQueryId: null, state), cancellationToken);

    public override Task<IResult> PostFormAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        ImmutableDictionary<string, string> values,
        DurableTaskClient client,
        CancellationToken cancellationToken
    ) => forms.TakeAsync(request, task, token, values, cancellationToken);

    public override Task<IResult> PostJsonAsync(
        HttpRequest request,
        OpenedTask task,
        DecisionForm form,
        DurableTaskClient client,
        CancellationToken cancellationToken
    ) => programs.TakeAsync(request, task, form.Code, cancellationToken);
}
