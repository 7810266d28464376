using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Desk.Staff;

/// <summary>
/// <c>POST /desk/staff/{officerId}/leaves</c>: enters a leave with its delegate; with the number of an entered leave, cancels it.
/// </summary>
public sealed class TakeLeaveEndpoint(
    DeskForms forms,
    StaffRecords staff,
    StaffPages pages,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(TakeLeaveEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/staff/{officerId}/leaves")] HttpRequest request,
        string officerId,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await forms.ReadAsync(request, DeskAct.ChangeStaff, OfficerForms.LeaveFields, cancellationToken)).TryGet(
                out var post,
                out var errors
            )
        )
        {
            return responses.Problem(request, errors);
        }

        if (
            (await staff.RecordAsync(post.Officer, directory => Decide(directory, officerId, post), cancellationToken)).TryGet(
                out var directory,
                out errors
            )
        )
        {
            return post.IsForm
                ? new SeeOther(site.Value.Address($"desk/staff/{officerId}{request.QueryString}"))
                : Results.Json(directory.Find(officerId), RequestJson.Options, statusCode: StatusCodes.Status201Created);
        }

        return post.IsForm && post[StaffFields.Number] is null
            ? await pages.ShowOfficerAsync(
                request,
                post.Officer,
                officerId,
                state: null,
                new FormState { Values = post.Values, Errors = errors },
                cancellationToken
            )
            : responses.Problem(request, errors);
    }

    private static readonly string[] LeaveFields = [StaffFields.From, StaffFields.LastDay, StaffFields.DelegateId];

    private Result<Fact> Decide(StaffDirectory directory, string officerId, DeskPost post) =>
        post[StaffFields.Number] is not null && LeaveFields.FirstOrDefault(field => post[field] is not null) is { } unmeant
            ? new Error(
                ErrorKind.Invalid,
                "leave-is-malformed",
                "Give the number of the leave that is called off, or a new leave; not both."
            ).At(unmeant)
        : post[StaffFields.Number] is { } number
            ? StaffPolicy
                .CancelLeave(
                    directory,
                    officerId,
                    int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0,
                    post[StaffFields.Reason]
                )
                .Select<Fact>(cancelled => cancelled)
        : StaffPolicy
            .TakeLeave(directory, officerId, OfficerForms.Leave(post), post.Officer.Id, BeijingTime.DateOf(time.GetUtcNow()))
            .Select<Fact>(taken => taken);
}
