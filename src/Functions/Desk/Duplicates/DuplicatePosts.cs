using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Desk.Duplicates;

/// <summary>Reads officers' decisions about duplicates of an application and returns its page on the officers' site.</summary>
public sealed class DuplicatePosts(
    DeskForms forms,
    IRecordStore<Application> applications,
    DeskApplicationPages pages,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    public async Task<IResult> TakeAsync(
        HttpRequest request,
        string applicationId,
        IReadOnlyList<string> fields,
        Func<Application, DeskPost, DateTimeOffset, Task<Result<Application>>> take,
        CancellationToken cancellationToken
    )
    {
        if (!(await forms.ReadAsync(request, DeskAct.ResolveDuplicates, fields, cancellationToken)).TryGet(out var post, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (
            !ApplicationId.TryParse(applicationId, out var id)
            || await applications.FindAsync(id.Value, cancellationToken) is not { } stored
        )
        {
            return responses.Problem(request, ApplicationErrors.NotFound());
        }

        if (!(await take(stored.State, post, time.GetUtcNow())).TryGet(out _, out errors))
        {
            return post.IsForm
                ? await pages.ShowAsync(
                    request,
                    post.Officer,
                    stored,
                    new FormState { Values = post.Values, Errors = errors },
                    cancellationToken
                )
                : responses.Problem(request, errors);
        }

        return post.IsForm
            ? new SeeOther(site.Value.Address($"desk/applications/{id}{request.QueryString}"))
            : await pages.ShowAsync(
                request,
                post.Officer,
                (await applications.FindAsync(id.Value, cancellationToken))!,
                state: null,
                cancellationToken
            );
    }
}
