using System.Xml;

namespace CreditFunctions.Core.Documents.Inspection;

/// <summary>Inspects a package (DOCX, XLSX, OFD) part by part, and nested packages.</summary>
internal sealed class PackageInspector
{
    private const string ContentTypesPart = "[Content_Types].xml";
    private const string RootRelations = "_rels/.rels";
    private const string OfdPart = "OFD.xml";

    private readonly InspectionBudget _budget;
    private readonly int _depth;
    private readonly IReadOnlyList<PackageEntry> _entries;
    private bool _hasContent;

    private PackageInspector(ArraySegment<byte> file, InspectionBudget budget, int depth)
    {
        (_budget, _depth) = (budget, depth);
        _entries = PackageDirectory.Read(file, budget);
        Type = FindType();
    }

    public DocumentType Type { get; }

    public static PackageInspector Open(byte[] file, InspectionBudget budget) => Guard(() => new PackageInspector(file, budget, depth: 1));

    public void Inspect() =>
        Guard(() =>
        {
            ReadParts();
            return _hasContent ? true : throw Stop(DocumentErrors.IsEmpty());
        });

    // Malformed XML and invalid compression both mean that a part cannot be read.
    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException or ArgumentException)
        {
            throw Stop(DocumentErrors.IsDamaged());
        }
    }

    private static InspectionStoppedException Stop(Error finding) => new(finding);

    private PackageEntry? Find(string name) =>
        _entries.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private DocumentType FindType()
    {
        if (_entries.FirstOrDefault(entry => entry.Name == OfdPart) is { } ofd)
        {
            return CheckOfd(ofd);
        }

        return
            Find(ContentTypesPart) is { } types
            && Find(RootRelations) is { } relations
            && FindMain(relations) is { } main
            && Find(main) is not null
            ? TypeOf(ReadContentType(types, main))
            : throw Stop(
                _entries.Any(entry => entry.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
                    ? DocumentErrors.HasMacros()
                    : DocumentErrors.TypeIsNotAccepted()
            );
    }

    private static DocumentType TypeOf(string? contentType) =>
        contentType switch
        {
            null => throw Stop(DocumentErrors.TypeIsNotAccepted()),
            _ when PackageFindings.OfContentType(contentType) is { } finding => throw Stop(finding),
            _ when contentType.EndsWith("wordprocessingml.document.main+xml", StringComparison.OrdinalIgnoreCase) => DocumentType.Docx,
            _ when contentType.EndsWith("spreadsheetml.sheet.main+xml", StringComparison.OrdinalIgnoreCase) => DocumentType.Xlsx,
            _ => throw Stop(DocumentErrors.TypeIsNotAccepted()),
        };

    private DocumentType CheckOfd(PackageEntry entry)
    {
        string? document = null;
        var inRoot = false;
        PackagePart.ReadXml(
            entry,
            _budget,
            reader =>
            {
                inRoot =
                    reader.NodeType == XmlNodeType.Element
                        ? reader.LocalName == "DocRoot"
                        : inRoot && reader.NodeType != XmlNodeType.EndElement;
                document = inRoot && reader.NodeType == XmlNodeType.Text ? reader.Value.Trim().TrimStart('/') : document;
            }
        );
        return Find("Encryptions.xml") is not null ? throw Stop(DocumentErrors.IsLocked())
            : document is not null && Find(document) is not null ? DocumentType.Ofd
            : throw Stop(DocumentErrors.IsDamaged());
    }

    private string? FindMain(PackageEntry relations)
    {
        string? main = null;
        PackagePart.ReadXml(
            relations,
            _budget,
            reader =>
            {
                if (
                    reader.NodeType == XmlNodeType.Element
                    && reader.LocalName == "Relationship"
                    && reader.GetAttribute("Type") is { } type
                    && type.EndsWith("/officeDocument", StringComparison.Ordinal)
                )
                {
                    main ??= reader.GetAttribute("Target");
                }
            }
        );
        return main is null ? null : Uri.UnescapeDataString(main).TrimStart('/');
    }

    private string? ReadContentType(PackageEntry types, string part)
    {
        string? ofPart = null,
            ofExtension = null;
        PackagePart.ReadXml(
            types,
            _budget,
            reader =>
            {
                if (reader.NodeType != XmlNodeType.Element || reader.GetAttribute("ContentType") is not { } contentType)
                {
                    return;
                }

                if (string.Equals(reader.GetAttribute("PartName")?.TrimStart('/'), part, StringComparison.OrdinalIgnoreCase))
                {
                    ofPart = contentType;
                }
                else if (
                    reader.GetAttribute("Extension") is { } extension
                    && part.EndsWith($".{extension}", StringComparison.OrdinalIgnoreCase)
                )
                {
                    ofExtension = contentType;
                }
            }
        );
        return ofPart ?? ofExtension;
    }

    private void ReadParts()
    {
        foreach (var entry in _entries.Where(entry => !entry.IsFolder))
        {
            var head = PackagePart.Head(entry);
            if (PackageFindings.OfEntry(entry.Name, head) is { } finding)
            {
                throw Stop(finding);
            }

            if (head.AsSpan().StartsWith(FileSignatures.Zip))
            {
                ReadPackage(entry);
            }
            else if (PackagePart.IsXml(head))
            {
                PackagePart.ReadXml(entry, _budget, PartVisitor(entry.Name));
            }
            else
            {
                PackagePart.Count(entry, _budget);
            }
        }
    }

    // The workbook of a chart is a package in the document.
    private void ReadPackage(PackageEntry entry)
    {
        if (_depth >= _budget.Limits.MaxPackageDepth)
        {
            throw Stop(DocumentErrors.ExpandsTooMuch());
        }

        if (
            Type == DocumentType.Ofd
            || !(
                entry.Name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)
                || entry.Name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            throw Stop(DocumentErrors.HasEmbeddedFiles());
        }

        new PackageInspector(PackagePart.ReadAll(entry, _budget), _budget, _depth + 1).ReadParts();
    }

    private Action<XmlReader> PartVisitor(string name) =>
        Type == DocumentType.Ofd ? VisitOfd
        : name == ContentTypesPart ? VisitContentType
        : name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) ? VisitRelationship
        : new OfficeText(() => _hasContent = true).Visit;

    private void VisitOfd(XmlReader reader)
    {
        if (reader.NodeType != XmlNodeType.Element)
        {
            return;
        }

        _hasContent |= reader.LocalName is "TextObject" or "PathObject" or "ImageObject" or "CompositeObject";
        switch (reader.LocalName)
        {
            case "Attachment" or "Attachments" or "GotoA":
                throw Stop(DocumentErrors.HasEmbeddedFiles());
            case "Sound" or "Movie" or "Script":
                throw Stop(DocumentErrors.HasActiveContent());
        }
    }

    private static void VisitContentType(XmlReader reader)
    {
        if (
            reader.NodeType == XmlNodeType.Element
            && reader.GetAttribute("ContentType") is { } contentType
            && PackageFindings.OfContentType(contentType) is { } finding
            && reader.GetAttribute("PartName") is not null
        )
        {
            throw Stop(finding);
        }
    }

    private static void VisitRelationship(XmlReader reader)
    {
        if (
            reader.NodeType == XmlNodeType.Element
            && reader.LocalName == "Relationship"
            && PackageFindings.OfRelationship(
                reader.GetAttribute("Type"),
                reader.GetAttribute("Target"),
                string.Equals(reader.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)
            )
                is { } finding
        )
        {
            throw Stop(finding);
        }
    }
}
