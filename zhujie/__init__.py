"""zhujie (注解, "annotation"): a Chinese government annual report in, an annotated, cross-linked, searchable site out.

`zhujie.edition` tells the whole story in one function; `zhujie.model` holds the records that every stage hands on.
"""
