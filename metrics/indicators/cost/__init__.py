"""What do outcomes and lost time cost?"""
