using CreditFunctions.Core;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Staff;

/// <summary><c>POST /desk/staff/{officerId}/ending</c>: an officer leaves, and can sign in no more.</summary>
public sealed class EndOfficerEndpoint(DeskForms forms, StaffRecords staff, IOptions<SiteOptions> site, TimeProvider time, Answers answers)
{
    [Function(nameof(EndOfficerEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/staff/{officerId}/ending")] HttpRequest request,
        string officerId,
        CancellationToken cancellationToken)
    {
        if (!(await forms.ReadAsync(request, DeskAct.ChangeStaff, [StaffFields.Reason], cancellationToken)).TryGet(out var post, out var errors)
            || !(await staff.RecordAsync(
                post.Officer,
                directory => StaffPolicy.End(directory, officerId, post[StaffFields.Reason], time.GetUtcNow()).Select<Fact>(ended => ended),
                cancellationToken)).TryGet(out var directory, out errors))
        {
            return answers.Problem(request, errors);
        }

        return post.IsForm ? new SeeOther(site.Value.Address($"desk/staff/{officerId}{request.QueryString}")) : Results.Json(directory.Find(officerId), RequestJson.Options);
    }
}
