using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CreditFunctions.Core;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Pages;
using CreditFunctions.Pages.Problems;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CreditFunctions.Functions.Http;

/// <summary>Responses in the requested format, at the same address: a page for a browser, JSON for a program.</summary>
public sealed class Responses(PageRenderer renderer, IOptions<SiteOptions> site, SiteClock clock)
{
    private const string LanguageQuery = "lang";

    /// <summary>Whether the client prefers a page: it accepts HTML, and does not accept JSON as well or better.</summary>
    public static bool WantsPage(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return Quality(accepted, "text/html") > Quality(accepted, "application/json");
    }

    /// <summary>Whether the reader gets the English page: by <c>?lang=en</c>, else by the browser's languages.</summary>
    public static bool IsEnglish(HttpRequest request) =>
        request.Query[LanguageQuery].ToString() is { Length: > 0 } chosen ? chosen == "en" : PrefersEnglish(request);

    /// <summary>The query string that keeps the chosen language; empty if none was chosen.</summary>
    public static string LanguageOf(HttpRequest request) =>
        request.Query.ContainsKey(LanguageQuery) ? $"?{LanguageQuery}={(IsEnglish(request) ? "en" : "zh")}" : "";

    public IResult Of<T, TPage>(HttpRequest request, T value, Func<IModelOf<TPage>> model, RoundGuide? round = null)
        where TPage : IComponent => WantsPage(request) ? Page(request, model(), round) : Results.Json(value, RequestJson.Options);

    public IResult Page<TPage>(HttpRequest request, IModelOf<TPage> model, RoundGuide? round = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new PageResult(() => renderer.RenderAsync(model, Context(request, round, model as IMayBeDrill)), status);

    public static IResult Created<T>(HttpRequest request, Uri address, T value)
    {
        request.HttpContext.Response.Headers.Location = address.AbsoluteUri;
        return Results.Json(value, RequestJson.Options, statusCode: StatusCodes.Status201Created);
    }

    public IResult Problem(HttpRequest request, params ImmutableArray<Error> errors)
    {
        var problem = Problems.Describe(errors);
        return WantsPage(request)
            ? new PageResult(
                async () =>
                    await renderer.RenderAsync(
                        new ProblemModel(problem.Status, problem.Code)
                        {
                            Errors = errors,
                            Typed = await TypedText.OfAsync(request, problem.Status),
                        },
                        Context(request, round: null)
                    ),
                problem.Status
            )
            : Problems.Answer(problem);
    }

    private PageContext Context(HttpRequest request, RoundGuide? round, IMayBeDrill? shown = null)
    {
        return new PageContext(CultureInfo.GetCultureInfo(IsEnglish(request) ? "en" : "zh-CN"), site.Value.ToSiteInfo(round?.Office))
        {
            CarriesLanguage = request.Query.ContainsKey(LanguageQuery),
            IsDrill = round?.Kind == RoundKind.Drill || shown is { IsDrill: true },
            RehearsalTime = clock.RehearsalTime,
        };
    }

    // Chinese unless the accepted languages include English and no Chinese.
    private static bool PrefersEnglish(HttpRequest request)
    {
        var languages = request.GetTypedHeaders().AcceptLanguage.Select(language => language.Value.ToString()).ToList();
        return languages.Exists(language => language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            && !languages.Exists(language => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase));
    }

    private static double Quality(IList<MediaTypeHeaderValue> accepted, string type) =>
        accepted
            .Where(each => each.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
            .Select(each => each.Quality ?? 1)
            .DefaultIfEmpty(0)
            .Max();

    private sealed class PageResult(Func<Task<string>> render, int status) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var html = await render();
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "text/html; charset=utf-8";
            await httpContext.Response.WriteAsync(html, Encoding.UTF8);
        }
    }
}
