using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Imports;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Listings;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Imports;

/// <summary>List entries: each becomes a listing that the sender entered and the second officer confirmed.</summary>
internal sealed class ListingImport(
    ListingParties parties,
    PartyListings partyListings,
    IRecordStore<Listing> listings,
    ListingIndex index,
    ListingRecorder recorder,
    StaffRecords staff,
    ActContexts contexts
) : ImportTarget
{
    private const string Separators = "、,，;；";

    private static readonly Dictionary<string, ListKind> Kinds = new()
    {
        ["失信记录"] = ListKind.Dishonesty,
        ["科研失信行为记录"] = ListKind.Dishonesty,
        ["严重失信主体名单"] = ListKind.SeriousDishonesty,
        ["红名单"] = ListKind.Honour,
    };

    private static readonly Dictionary<string, Severity> Severities = new()
    {
        ["较轻"] = Severity.Minor,
        ["较重"] = Severity.Major,
        ["严重"] = Severity.Serious,
        ["特别严重"] = Severity.EspeciallySerious,
    };

    private static readonly Dictionary<string, HonourLevel> Levels = new()
    {
        ["国家级"] = HonourLevel.National,
        ["省级"] = HonourLevel.Provincial,
        ["市级"] = HonourLevel.Municipal,
    };

    public override bool Takes(ImportKind kind) => kind == ImportKind.Listings;

    public override ReadRow Read(ImportKind kind, ImportRow row, Officer officer, ActContext context)
    {
        var remarks = new RowRemarks(row);
        remarks.CheckCells();
        var values = ValuesOf(row, remarks, context.Rules);
        var form = ListingForms.EntryOf(new DeskPost(officer, IsForm: false, values), context.Rules);
        var party = parties.Read(row, form.IsHistorical, remarks, context.Now);
        if (!ListingEntryPolicy.Check(form, context.Rules, context.AllowsSamples, context.Now).TryGet(out var entry, out var errors))
        {
            foreach (var error in errors)
            {
                remarks.Fault(FieldOf(error), error.Code, error.Message);
            }
        }

        if (party is null || entry is null)
        {
            return remarks.Read("", "");
        }

        var imported = new ImportedListing(form.Kind!.Value, ListingEntryPolicy.CleanName(form.Name), party, entry);
        return remarks.Read(StoredJson.Write(imported), $"{imported.Kind}|{party.Subject}|{entry.DecisionNumber}|{entry.DecidedOn}");
    }

    public override IEnumerable<(string Field, string? Value)> Show(string json)
    {
        var (kind, name, party, entry) = StoredJson.Read<ImportedListing>(json);
        var rules = contexts.Now().TryGet(out var context, out _) ? context.Rules : null;
        return
        [
            (ListingFields.Kind, NameOf(Kinds, kind)),
            (ListingFields.Name, name),
            (ListingFields.UnitCode, party.Subject.IsPerson ? null : party.Identifier),
            (ListingFields.IdentityKind, party.Subject.IsPerson ? ListingParties.NameOf(party.IdentityKind) : null),
            (ListingFields.IdentityNumber, party.Subject.IsPerson ? party.Identifier : null),
            (ListingFields.IsHistorical, entry.IsHistorical ? "是" : "否"),
            (ListingFields.DecisionNumber, entry.DecisionNumber),
            (ListingFields.DecidedOn, Text(entry.DecidedOn)),
            (ListingFields.ServedOn, Text(entry.ServedOn)),
            (ListingFields.Authority, entry.Authority),
            (ListingFields.Facts, entry.Facts),
            (ListingFields.Proof, entry.Proof),
            (ListingFields.Severity, NameOf(Severities, entry.Severity)),
            (
                ListingFields.Measures,
                string.Join(
                    '、',
                    entry.Measures.Select(each =>
                        rules?.Measures.Value.FirstOrDefault(known => known.Id == each.MeasureId)?.Name ?? each.MeasureId
                    )
                )
            ),
            (ListingFields.BanMonths, BanOf(entry)),
            (
                ListingFields.SeriousBasisId,
                rules?.SeriousBases.Value.FirstOrDefault(each => each.Id == entry.SeriousBasisId)?.List ?? entry.SeriousBasisId
            ),
            (ListingFields.HonourLevel, NameOf(Levels, entry.HonourLevel)),
            (ListingFields.HistoricalUntil, Text(entry.HistoricalUntil)),
        ];
    }

    public override Task<bool> ExistsAsync(string json, CancellationToken cancellationToken) =>
        IsListedAsync(StoredJson.Read<ImportedListing>(json), except: null, cancellationToken);

    private async Task<bool> IsListedAsync(ImportedListing row, ListingId? except, CancellationToken cancellationToken) =>
        (await partyListings.ReadAsync(row.Party.Subject, cancellationToken)).Any(listing =>
            listing is { State: not (ListingState.Rejected or ListingState.Revoked), Entry: { } entry }
            && listing.Id != except
            && listing.Kind == row.Kind
            && (entry.DecisionNumber, entry.DecidedOn) == (row.Entry.DecisionNumber, row.Entry.DecidedOn)
        );

    public override async Task<bool> ApplyAsync(
        DataImport import,
        ApplicationId id,
        string json,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var row = StoredJson.Read<ImportedListing>(json);
        var listingId = ListingId.Of(id.Value);

        // A file that was sent twice was judged before either of both was confirmed.
        if (await IsListedAsync(row, except: listingId, cancellationToken))
        {
            return false;
        }

        await index.AddAsync(row.Party.Subject, row.Name, listingId, cancellationToken);
        var proposed = new ListingProposed(listingId, row.Kind, row.Party.Subject, row.Name, import.CheckedBy.At)
        {
            Identifier = row.Party.Identifier,
            IdentityKind = row.Party.IdentityKind,
            IndexKeyId = row.Party.IndexKeyId,
            FailsCheck = row.Party.FailsCheck,
            Entry = row.Entry,
            EnteredBy = import.CheckedBy.Actor,
            ImportId = import.Id.Value,
        };
        await listings.CreateAsync(listingId.Value, proposed, import.CheckedBy, [], cancellationToken);
        var context = contexts.Now().Value;
        var by = import.Decision!.By;
        var directory = await staff.ReadAsync(cancellationToken);

        // Refused if it was confirmed before, or if the rules changed since: then it stays a proposal.
        await recorder.DecideAsync(
            listingId,
            "entryDecided",
            listing =>
                ListingEntryPolicy
                    .Confirm(listing, by.Actor, directory, context.Rules, context.AllowsSamples, context.Now)
                    .Select<Fact>(done => done),
            by with
            {
                At = context.Now,
            },
            cancellationToken
        );
        await recorder.ShowAsync(listingId, cancellationToken);
        return true;
    }

    public override async Task UndoAsync(DataImport import, ApplicationId id, string json, CancellationToken cancellationToken)
    {
        var (now, undo) = (contexts.Now().Value.Now, import.Undo!);
        await recorder.DecideAsync(
            ListingId.Of(id.Value),
            "importUndone",
            listing =>
                listing.State == ListingState.Proposed
                    ? ListingPolicy.Reject(listing, undo.Reason, now).Select<Fact>(moved => moved)
                    : ListingPolicy.Revoke(listing, undo.Reason, now).Select<Fact>(moved => moved),
            undo.By with
            {
                At = now,
            },
            cancellationToken
        );
    }

    private static ImmutableDictionary<string, string> ValuesOf(ImportRow row, RowRemarks remarks, RuleFile rules)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var isHistorical = ImportValue.Choice(row[ListingFields.IsHistorical]);
        if (isHistorical is null)
        {
            remarks.Fault(ListingFields.IsHistorical, "import-choice-is-unknown", "Write 是 or 否.");
        }

        var kind = remarks.Choice(ListingFields.Kind, Kinds);
        var decidedOn = remarks.Day(ListingFields.DecidedOn);
        var servedOn = remarks.Day(ListingFields.ServedOn);
        var isLenient = isHistorical == true;
        Put(ListingFields.Kind, kind?.ToString());
        Put(ListingFields.Name, row[ListingFields.Name]);
        Put(ListingFields.DecisionNumber, row[ListingFields.DecisionNumber] ?? (isLenient ? "无文号" : null));
        Put(ListingFields.DecidedOn, Text(decidedOn));
        Put(ListingFields.ServedOn, Text(servedOn ?? (isLenient || kind == ListKind.Honour ? decidedOn : null)));
        Put(ListingFields.Authority, row[ListingFields.Authority] ?? (isLenient ? "本局" : null));
        Put(ListingFields.Facts, row[ListingFields.Facts]);
        Put(ListingFields.Proof, row[ListingFields.Proof] ?? (isLenient ? "历史名单" : null));
        Put(ListingFields.Severity, remarks.Choice(ListingFields.Severity, Severities)?.ToString());
        Put(ListingFields.HonourLevel, remarks.Choice(ListingFields.HonourLevel, Levels)?.ToString());
        Put(ListingFields.IsHistorical, isLenient ? "true" : null);
        Put(ListingFields.HistoricalUntil, Text(remarks.Day(ListingFields.HistoricalUntil)));
        var months = row.Code(ListingFields.BanMonths);
        Put(ListingFields.IsPermanent, months == "永久" ? "true" : null);
        Put(ListingFields.BanMonths, months == "永久" ? null : months);
        Put(ListingFields.SeriousBasisId, BasisOf(row, remarks, rules));
        foreach (var id in MeasuresOf(row, remarks, rules))
        {
            values[$"{ListingFields.Measures}[{id}]"] = "true";
        }

        return values.ToImmutable();

        void Put(string field, string? value)
        {
            if (value is not null)
            {
                values[field] = value;
            }
        }
    }

    private static string? Text(DateOnly? day) => day is { } given ? $"{given:yyyy-MM-dd}" : null;

    private static string? NameOf<T>(Dictionary<string, T> words, T? value)
        where T : struct => value is { } given ? words.First(word => word.Value.Equals(given)).Key : null;

    private static string? BanOf(ListingEntry entry) =>
        entry.Measures.Select(each => each.Ban).FirstOrDefault(ban => ban is not null) is not { } ban ? null
        : ban.Months is { } months ? $"{months}"
        : "永久";

    private static List<string> MeasuresOf(ImportRow row, RowRemarks remarks, RuleFile rules)
    {
        var ids = new List<string>();
        foreach (
            var name in (row[ListingFields.Measures] ?? "").Split(
                [.. Separators],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
        {
            if (rules.Measures.Value.FirstOrDefault(each => each.Name == name || each.Id == name) is { } measure)
            {
                ids.Add(measure.Id);
            }
            else
            {
                remarks.Fault(
                    ListingFields.Measures,
                    "import-measure-is-unknown",
                    "The rules in force know no such measure. Use its name there."
                );
            }
        }

        return ids;
    }

    private static string? BasisOf(ImportRow row, RowRemarks remarks, RuleFile rules)
    {
        if (row[ListingFields.SeriousBasisId] is not { } given)
        {
            return null;
        }

        if (rules.SeriousBases.Value.FirstOrDefault(each => each.List == given || each.Id == given) is { } basis)
        {
            return basis.Id;
        }

        remarks.Fault(ListingFields.SeriousBasisId, "import-basis-is-unknown", "The rules in force know no such list. Use its name there.");
        return null;
    }

    // Errors of one measure are reported at its column.
    private static string FieldOf(Error error) => (error.Field ?? "").Split('[', '.')[0] is { Length: > 0 } field ? field : "kind";

    private sealed record ImportedListing(ListKind Kind, string Name, ImportedParty Party, ListingEntry Entry);
}
