using System.Collections.Frozen;
using System.Globalization;
using AngleSharp.Html.Parser;
using CreditFunctions.Core.Notifications;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Pages.Notifications;

/// <summary>Renders a notification as HTML with the template of its type, and derives text and subject from it. Thread-safe.</summary>
public sealed class MailRenderer(ILoggerFactory loggers) : IDisposable
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private static readonly FrozenDictionary<Type, Type> Templates = TemplateIndex.Of(typeof(MailTemplate<>));

    private readonly ServiceProvider _services = PageRenderer.CreateServices();

    public static bool HasTemplate(Type notification) => Templates.ContainsKey(notification);

    /// <exception cref="InvalidOperationException">The notification has no template.</exception>
    public async Task<Mail> RenderAsync(Notification notification, SiteInfo site, IMailLinks links)
    {
        if (!Templates.TryGetValue(notification.GetType(), out var template))
        {
            throw new InvalidOperationException($"{notification.GetType().Name} has no template in Pages/Notifications.");
        }

        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?>
            {
                [nameof(MailDocument.Template)] = template,
                [nameof(MailDocument.Notification)] = notification,
                [nameof(MailDocument.Links)] = links,
                [nameof(MailDocument.Chinese)] = new PageContext(Chinese, site),
                [nameof(MailDocument.English)] = new PageContext(English, site),
            }
        );
        await using var renderer = new HtmlRenderer(_services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<MailDocument>(parameters)).ToHtmlString()
        );
        using var document = await new HtmlParser().ParseDocumentAsync(html);
        var heading = document.QuerySelector("h1") ?? throw new InvalidOperationException($"{template.Name} has no MailHeading.");
        return new Mail($"【{site.BureauName}】{MailText.Line(heading)}", html, MailText.Of(document.Body!));
    }

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();
}
