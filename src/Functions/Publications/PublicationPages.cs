using System.Globalization;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Pages;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Publications;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Publications;

/// <summary>Renders publications as static pages in both languages.</summary>
public sealed class PublicationPages(PageRenderer renderer, IOptions<SiteOptions> site)
{
    public Task<string> RenderAsync(Publication publication, bool english) =>
        renderer.RenderAsync(
            new PublicationModel(publication, PublicFile.Json(publication.Id))
            {
                // The public site may have another address than the app, which alone accepts objections.
                ObjectionHref = site.Value.Address($"objections/{publication.Id}").AbsoluteUri,
            },
            Context(publication.Office, english, "../", PublicFile.Html(publication.Id, !english)) with
            {
                IsDrill = publication.IsDrill,
            }
        );

    public Task<string> RenderAsync(ListingNotice notice, bool english) =>
        renderer.RenderAsync(
            new ListingNoticeModel(notice),
            Context(office: null, english, "../", PublicFile.Html($"listing-{notice.Id}", !english))
        );

    public Task<string> RenderIndexAsync(PublicManifest manifest, bool english)
    {
        var entries = manifest.Latest.Select(entry => Entry(entry, "", english));
        var context = Context(office: null, english, links: "", PublicFile.Index(!english));
        return renderer.RenderAsync(new PublicIndexModel([.. entries], new PagerModel(1, 1), "manifest.json"), context);
    }

    /// <param name="prefix">Path from the list to the public site.</param>
    public static PublicationEntry Entry(ManifestEntry entry, string prefix, bool english) =>
        new(entry.Kind, entry.Number, entry.Title, BeijingTime.DateOf(entry.PublishedAt), prefix + PublicFile.Html(entry.Path, english))
        {
            Projects = entry.Projects,
            Batch = entry.Batch,
            Until = entry.Until,
        };

    private PageContext Context(RoundOffice? office, bool english, string links, string otherLanguage) =>
        new(CultureInfo.GetCultureInfo(english ? "en" : "zh-CN"), site.Value.ToSiteInfo(office))
        {
            IsStatic = true,
            Links = links,
            OtherLanguage = otherLanguage,
        };
}
