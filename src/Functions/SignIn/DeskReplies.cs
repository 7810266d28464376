using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.SignIn;

/// <summary>
/// Replies to what officers send: a form with a redirect, or with its page and the faults; a program with JSON, or with problem details.
/// </summary>
public sealed class DeskReplies(IOptions<SiteOptions> site, Responses responses)
{
    /// <summary>The reply to a request that was done or refused.</summary>
    /// <param name="path">Where a form leads once it is done, without a leading slash.</param>
    /// <param name="view">What a program is answered.</param>
    /// <param name="page">The page of the form, with what was typed and what is wrong with it.</param>
    /// <param name="status">Of the answer to a program.</param>
    public async Task<IResult> ReplyAsync<T, TView>(
        HttpRequest request,
        DeskPost post,
        Result<T> result,
        string path,
        Func<T, TView> view,
        Func<FormState, Task<IResult>> page,
        int status = StatusCodes.Status200OK
    )
    {
        if (result.TryGet(out var value, out var errors))
        {
            return post.IsForm
                ? new SeeOther(site.Value.Address($"{path}{request.QueryString}"))
                : Results.Json(view(value), RequestJson.Options, statusCode: status);
        }

        return post.IsForm ? await page(new FormState { Values = post.Values, Errors = errors }) : responses.Problem(request, errors);
    }

    /// <summary>The number in an address; 0, which nothing has, for any other text.</summary>
    internal static int NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
