using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Pages;

/// <summary>Renders models to HTML. Thread-safe.</summary>
public sealed class PageRenderer(ILoggerFactory loggers) : IDisposable
{
    private readonly ServiceProvider _services = CreateServices();

    /// <summary>Escapes every value of <paramref name="model"/>.</summary>
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
        // One renderer per page: a renderer keeps all components that it rendered.
        await using var renderer = new HtmlRenderer(_services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<PageRoot>(parameters)).ToHtmlString()
        );
    }

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();

    // Chinese stays readable in the source; characters with a meaning in HTML are still escaped.
    internal static ServiceProvider CreateServices() =>
        new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
}
