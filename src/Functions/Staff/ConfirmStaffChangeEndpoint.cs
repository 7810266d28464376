using System.Globalization;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Staff;

/// <summary>
/// <c>POST /desk/changes/{number}/confirmation</c>: a second officer carries out a change of the directory that another one proposed, or
/// confirms one of the operator.
/// </summary>
public sealed class ConfirmStaffChangeEndpoint(DeskForms forms, StaffChanges changes, StaffPages pages, IOptions<SiteOptions> site, Answers answers)
{
    [Function(nameof(ConfirmStaffChangeEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/changes/{number}/confirmation")] HttpRequest request,
        string number,
        CancellationToken cancellationToken)
    {
        if (!(await forms.ReadAsync(request, DeskAct.ConfirmStaff, [], cancellationToken)).TryGet(out var post, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if ((await changes.ConfirmAsync(post.Officer, NumberOf(number), cancellationToken)).TryGet(out var directory, out errors))
        {
            return post.IsForm
                ? new SeeOther(site.Value.Address($"desk/staff{request.QueryString}"))
                : Results.Json(pages.ViewOf(directory), RequestJson.Options);
        }

        return post.IsForm
            ? await pages.ShowListAsync(request, post.Officer, new FormState { Errors = errors }, cancellationToken)
            : answers.Problem(request, errors);
    }

    /// <summary>The number in an address; 0, which no change has, for any other text.</summary>
    internal static int NumberOf(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
