using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Lookups;

/// <summary>The screen of the credit check queue: what is posted takes the next look-up.</summary>
internal sealed class BenchScreen(BenchPages pages, BenchForms forms, BenchPrograms programs) : TaskScreen
{
    public override StepMatter? Matter => StepMatter.Lookups;

    public override bool KeepsTyped => false;

    public override Task<IResult> ShowAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        FormState? state,
        CancellationToken cancellationToken
    ) => pages.ShowAsync(request, task, token, state is null ? null : new BenchReturn(LookupId: null, state), cancellationToken);

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
