using CreditFunctions.Core;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Staff;

/// <summary><c>POST /desk/staff</c>: adds an officer.</summary>
public sealed class AddOfficerEndpoint(DeskForms forms, StaffRecords staff, StaffPages pages, IOptions<SiteOptions> site, Answers answers)
{
    [Function(nameof(AddOfficerEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/staff")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!(await forms.ReadAsync(request, DeskAct.ChangeStaff, OfficerForms.Fields, cancellationToken)).TryGet(out var post, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if (OfficerForms.Officer(post).TryGet(out var form, out errors)
            && (await staff.RecordAsync(post.Officer, directory => StaffPolicy.Add(directory, form).Select<Fact>(added => added), cancellationToken)).TryGet(out var directory, out errors))
        {
            var added = directory.Find(form.Id)!;
            return post.IsForm
                ? new SeeOther(site.Value.Address($"desk/staff{request.QueryString}"))
                : Results.Json(added, RequestJson.Options, statusCode: StatusCodes.Status201Created);
        }

        return post.IsForm
            ? await pages.ShowListAsync(request, post.Officer, new FormState { Values = post.Values, Errors = errors }, cancellationToken)
            : answers.Problem(request, errors);
    }
}
