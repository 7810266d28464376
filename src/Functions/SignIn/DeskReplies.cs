using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.SignIn;

/// <summary>Responses to officers' requests: a redirect or the form with its errors; for a program JSON or problem details.</summary>
public sealed class DeskReplies(IOptions<SiteOptions> site, Responses responses)
{
    /// <param name="path">Target of the redirect, without a leading slash.</param>
    /// <param name="view">The JSON response for a program.</param>
    /// <param name="page">The page of the form, with entered values and errors.</param>
    /// <param name="status">Of the response to a program.</param>
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

    /// <summary>The number in a path; 0, which does not exist, for any other text.</summary>
    internal static int NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
