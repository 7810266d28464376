using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Pages;

/// <summary>Turns a model into the HTML of its page. Safe for concurrent use.</summary>
public sealed class PageRenderer(ILoggerFactory loggers) : IDisposable
{
    private readonly ServiceProvider _services = CreateServices();

    /// <summary>Renders the page that shows <paramref name="model"/>; every value in it comes out escaped.</summary>
    public async Task<string> RenderAsync<TPage>(IModelOf<TPage> model, PageContext context)
        where TPage : IComponent
    {
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?>
            {
                [nameof(PageRoot.Page)] = typeof(TPage),
                [nameof(PageRoot.Model)] = model,
                [nameof(PageRoot.Context)] = context,
            }
        );
        // One renderer a page: it keeps every component that it ever rendered.
        await using var renderer = new HtmlRenderer(_services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<PageRoot>(parameters)).ToHtmlString()
        );
    }

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();

    // Chinese stays readable in the source; what HTML gives a meaning to is still escaped.
    internal static ServiceProvider CreateServices() =>
        new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
}
